import JSONBytes
import TestSupport
import Testing

@testable import TraceAnalysis

@Suite("JSON by paths")
struct JSONDiffTests {
  private func diff(_ base: String, _ head: String) throws -> JSONDiff {
    JSONDiff(from: try JSONDocument(base).root, to: try JSONDocument(head).root)
  }

  @Test(
    "What was added, removed and changed, by hand",
    arguments: [
      (#"{"a": 1, "b": [1.0]}"#, #"{"b": [1], "a": 1e0}"#, []),
      (#"{"a": 1}"#, #"{"a": 2}"#, ["$.a: 1 > 2"]),
      (#"{"a": 1}"#, #"{"b": 1}"#, ["$.a: 1 >", "$.b: > 1"]),
      (#"{"a": {"b": {"c": 1}}}"#, #"{"a": {"b": {"c": [1]}}}"#, ["$.a.b.c: 1 > [1]"]),
      (#"[1, 2, 3]"#, #"[1, 3]"#, ["$[1]: 2 >"]),
      (#"[1, 3]"#, #"[0, 1, 2, 3]"#, ["$[0]: > 0", "$[2]: > 2"]),
      (
        #"[{"id": 1, "x": 1}, {"id": 2}, {"id": 3}]"#, #"[{"id": 2}, {"id": 3}, {"id": 4}]"#,
        [#"$[0]: {"id": 1, "x": 1} >"#, #"$[2]: > {"id": 4}"#]
      ),
      (
        #"[{"id": 1, "x": 1}, {"id": 2}]"#, #"[{"id": 1, "x": 5}, {"id": 2}]"#,
        ["$[0].x: 1 > 5"]
      ),
      (#""a""#, #""b""#, [#"$: "a" > "b""#]),
      (#"{"two words": null}"#, #"{"two words": false}"#, [#"$["two words"]: null > false"#]),
      (#"{"a": 1, "a": 2}"#, #"{"a": 2}"#, []),
      ("[]", "{}", ["$: [] > {}"]),
    ] as [(String, String, [String])]
  )
  func byHand(base: String, head: String, expected: [String]) throws {
    let diff = try diff(base, head)
    #expect(diff.changes.map(\.drawn) == expected)
    #expect(diff.isComplete)
  }

  @Test("Applied to base it gives head", arguments: 0..<300)
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let base = Tree.random(&random, depth: 3)
    let head = base.changed(&random)
    let diff = try diff(base.text, head.text)
    #expect(diff.isComplete)
    let whole = try JSONDocument(head.text).root
    let applied = try JSONDocument(base.applying(diff.changes).text).root
    #expect(applied.equals(whole), "\(base.text) to \(head.text): \(diff.changes.map(\.drawn))")
    #expect(try diff.changes.isEmpty == JSONDocument(base.text).root.equals(whole))
  }

  @Test("More changes than are listed are said to be more")
  func limited() throws {
    let base = "[" + (0..<2000).map { "\($0)" }.joined(separator: ",") + "]"
    let head = "[" + (0..<2000).map { "\($0 + 5000)" }.joined(separator: ",") + "]"
    let diff = try diff(base, head)
    #expect(diff.changes.count == JSONDiff.limit)
    #expect(!diff.isComplete)
    #expect(diff.changes[0].drawn == "$[0]: 0 > 5000")
  }

  @Test("Deep and large values end in time")
  func hostile() throws {
    let start = ContinuousClock.now
    let open = String(repeating: "[", count: 1000)
    let close = String(repeating: "]", count: 1000)
    #expect(try diff(open + "1" + close, open + "2" + close).changes.count == 1)
    #expect(try diff(open + "1" + close, open + "1" + close).changes.isEmpty)
    let wide = (0..<60).reduce("0") { text, _ in
      "[\(text), \(String(repeating: "7,", count: 200))7]"
    }
    #expect(try diff(wide, wide.replacing("[0", with: "[1")).changes.count == 1)
    let keys = (0..<30_000).map { #""key\#($0)": \#($0)"# }
    let object = "{" + keys.joined(separator: ",") + "}"
    let reversed = "{" + keys.reversed().joined(separator: ",") + "}"
    #expect(try diff(object, reversed).changes.isEmpty)
    #expect(ContinuousClock.now - start < .seconds(300))
  }
}

extension JSONDiff.Change {
  fileprivate var drawn: String {
    let texts = [before, after].map { $0.map { String(decoding: $0.token, as: UTF8.self) } }
    return [path + ":", texts[0], ">", texts[1]].compactMap { $0 }.joined(separator: " ")
  }
}
