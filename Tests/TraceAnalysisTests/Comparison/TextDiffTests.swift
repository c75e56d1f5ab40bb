import TestSupport
import Testing

@testable import TraceAnalysis

@Suite("Word by word")
struct TextDiffTests {
  /// A line of the pieces: `-removed-`, `+added+`, what stayed as it is.
  private func drawn(_ base: String, _ head: String) -> String {
    switch TextDiff(from: base, to: head) {
    case .unchanged: "unchanged"
    case .rewritten: "rewritten"
    case .edited(let pieces): pieces.map(\.drawn).joined()
    }
  }

  @Test(
    "What changed is marked in whole words",
    arguments: [
      ("the ride takes an hour", "the ride takes an hour", "unchanged"),
      ("the ride takes 1 h 00 min", "the ride takes 1 h 05 min", "the ride takes 1 h -00-+05+ min"),
      ("the slow train stops here", "the train stops here", "the -slow -train stops here"),
      ("take the train", "take the train, please", "take the train+, please+"),
      ("one two three four five", "one 2 3 four five", "one -two three-+2 3+ four five"),
      ("a b c d e f", "a b  c d e f", "a b- -+  +c d e f"),
      ("Évora is near the sea", "Lisboa is near the sea", "-Évora-+Lisboa+ is near the sea"),
      ("東京から京都まで", "東京から大阪まで", "東京から-京都-+大阪+まで"),
      ("yes it is so", "no way at all", "rewritten"),
      ("", "", "unchanged"), ("", "new", "rewritten"), ("old", "", "rewritten"),
      ("a b c d", "a b x y", "a b -c d-+x y+"), ("a b c", "a x y", "rewritten"),
    ]
  )
  func words(base: String, head: String, expected: String) {
    #expect(drawn(base, head) == expected)
  }

  @Test("Letters of two forms that Unicode holds equivalent are not the same")
  func exact() {
    #expect(drawn("caf\u{E9} is open now", "cafe\u{301} is open now") != "unchanged")
  }

  @Test(
    "What stayed and was removed is base, what stayed and was added is head",
    arguments: 0..<200
  )
  func property(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "bc", " ", "  ", "\n", ".", ",", "é", "京", "😀", "d1", "x"]
    let base = random.text(of: pieces, count: 0...40)
    var head = Array(base)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let place = Int.random(in: 0...head.count, using: &random)
      if Bool.random(using: &random), place < head.count {
        head.remove(at: place)
      } else {
        head.insert(contentsOf: random.text(of: pieces, count: 1...2), at: place)
      }
    }
    guard case .edited(let edits) = TextDiff(from: base, to: String(head)) else { return }
    let kept = edits.filter { $0.kind != .added }.map(\.text).joined()
    let new = edits.filter { $0.kind != .removed }.map(\.text).joined()
    #expect(Array(kept.utf8) == Array(base.utf8))
    #expect(Array(new.utf8) == Array(String(head).utf8))
    #expect(zip(edits, edits.dropFirst()).allSatisfy { $0.kind != $1.kind })
  }

  @Test("Large texts are compared in time or not at all")
  func large() {
    let words = (0..<60_000).map { "w\($0)" }
    var few = words
    few[30_000] = "changed"
    let start = ContinuousClock.now
    let base = words.joined(separator: " ")
    #expect(drawn(base, few.joined(separator: " ")).contains("-w30000-+changed+"))
    #expect(drawn(base, words.reversed().joined(separator: " ")) == "rewritten")
    let mixed = words.enumerated().map { $0 % 9 == 0 ? "new\($0)" : $1 }
    #expect(drawn(base, mixed.joined(separator: " ")) == "rewritten")
    let long = String(repeating: "word ", count: 300_000)
    #expect(drawn(long, long + "more") == "rewritten")
    #expect(ContinuousClock.now - start < .seconds(300))
  }
}

@Suite("Edit scripts")
struct EditScriptTests {
  /// Myers's own example: ABCABBA to CBABAC takes five edits.
  @Test("The published example takes five edits")
  func published() throws {
    let (base, head) = (Self.letters("abcabba"), Self.letters("cbabac"))
    let script = try #require(EditScript(from: base, to: head, mostEdits: 5))
    #expect(script.edits == 5)
    #expect(script.applied(to: base, head) == head)
    #expect(EditScript(from: base, to: head, mostEdits: 4) == nil)
  }

  @Test(
    "Applied to base it gives head, with as few edits as the longest common part leaves",
    arguments: 0..<200
  )
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let base = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      Int32.random(in: 0...3, using: &random)
    }
    let head = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      Int32.random(in: 0...3, using: &random)
    }
    let script = try #require(EditScript(from: base, to: head, mostEdits: 60))
    #expect(script.applied(to: base, head) == head)
    #expect(script.edits == base.count + head.count - 2 * Self.commonLength(base, head))
  }

  private static func letters(_ text: String) -> [Int32] { text.utf8.map(Int32.init) }

  /// The length of the longest common subsequence, by the table of all prefixes.
  private static func commonLength(_ base: [Int32], _ head: [Int32]) -> Int {
    var row = [Int](repeating: 0, count: head.count + 1)
    for mine in base {
      var above = row
      for (place, other) in head.enumerated() {
        above[place + 1] = mine == other ? row[place] + 1 : max(row[place + 1], above[place])
      }
      row = above
    }
    return row[head.count]
  }
}

extension EditScript {
  fileprivate var edits: Int {
    runs.reduce(0) { sum, run in
      switch run {
      case .keep: sum
      case .remove(let count), .insert(let count): sum + count
      }
    }
  }

  /// Takes what is kept from base and what is added from head.
  fileprivate func applied(to base: [Int32], _ head: [Int32]) -> [Int32] {
    var (result, left) = ([Int32](), 0)
    for run in runs {
      switch run {
      case .keep(let count):
        result += base[left..<left + count]
        left += count
      case .remove(let count): left += count
      case .insert(let count): result += head[result.count..<result.count + count]
      }
    }
    return left == base.count ? result : []
  }
}

extension TextDiff.Piece {
  fileprivate var drawn: String {
    switch kind {
    case .same: text
    case .removed: "-\(text)-"
    case .added: "+\(text)+"
    }
  }
}
