import TestSupport
import Testing

@testable import TraceAnalysis

@Suite("Alignment of two lists") struct ListAlignmentTests {
  /// Rows such as `a`, `-a` for what only base has, `+a` for what only head has, and `~a` for what moved.
  private func rows(_ base: String, _ head: String) -> String {
    let (left, right) = (Array(base), Array(head))
    return ListAlignment(base: [numbers(left)], head: [numbers(right)]).entries.map { entry in
      switch (entry.base, entry.head) {
      case (let base?, nil): "-\(left[base])"
      case (nil, let head?): "+\(right[head])"
      case (_, let head?): entry.hasMoved ? "~\(right[head])" : "\(right[head])"
      case (nil, nil): "?"
      }
    }
    .joined(separator: " ")
  }

  private func numbers(_ letters: [Character]) -> [Int32] {
    letters.map { Int32($0.asciiValue ?? 0) }
  }

  @Test(
    "Removed, added, moved and repeated elements",
    arguments: [
      ("", "", ""), ("abc", "abc", "a b c"), ("abc", "ac", "a -b c"), ("ac", "abc", "a +b c"),
      ("abc", "axc", "a -b +x c"), ("", "ab", "+a +b"), ("ab", "", "-a -b"),
      ("aXbc", "abcX", "a b c ~X"), ("MLMCM", "MCMLMCM", "M +C +M L M C M"),
      ("aaa", "aa", "a a -a"), ("ab", "cd", "-a -b +c +d"),
    ]
  )
  func known(base: String, head: String, expected: String) {
    #expect(rows(base, head) == expected)
  }

  @Test("Each element stands in one row, head in its order, whatever the lists")
  func whole() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let lists = (0..<2).map { _ in
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          Int32.random(in: 0...4, using: &random)
        }
      }
      let entries = ListAlignment(base: [lists[0]], head: [lists[1]]).entries
      #expect(entries.compactMap(\.head) == Array(lists[1].indices))
      #expect(entries.compactMap(\.base).sorted() == Array(lists[0].indices))
      for entry in entries {
        guard let base = entry.base, let head = entry.head else { continue }
        #expect(lists[0][base] == lists[1][head])
      }
      let inOrder = entries.filter { !$0.hasMoved && $0.head != nil }.compactMap(\.base)
      #expect(inOrder == inOrder.sorted())
      let common = Set(lists[0]).reduce(0) { sum, value in
        sum + min(lists[0].count { $0 == value }, lists[1].count { $0 == value })
      }
      #expect(entries.count { $0.base != nil && $0.head != nil } == common)
    }
  }

  @Test("Beyond the bound equal elements are paired in order, and no move is told")
  func bounded() {
    let base = (0..<5000).map { Int32($0) }
    let head = base.reversed() as [Int32]
    let entries = ListAlignment(base: [base], head: [head]).entries
    #expect(entries.count == 5000)
    #expect(entries.allSatisfy { $0.base != nil && $0.head != nil && !$0.hasMoved })
  }

  @Test("What is equal on the strict level is paired first, then what is between on the loose one")
  func levels() {
    // Base calls a(1) b(2), head b(2) a(9): b(2) stays, and a is the same with other arguments.
    let moved = ListAlignment(base: [[1, 2], [7, 8]], head: [[2, 9], [8, 7]])
    #expect(
      moved.entries == [.init(base: 1, head: 0), .init(base: 0, head: 1, hasMoved: true)]
    )
    let same = ListAlignment(base: [[1, 2], [7, 8]], head: [[1, 3], [7, 8]])
    #expect(same.entries == [.init(base: 0, head: 0), .init(base: 1, head: 1)])
  }
}
