import Testing

@testable import TraceSources

@Suite("Globs")
struct GlobTests {
  static let cases: [(pattern: String, text: String, fits: Bool)] = [
    ("", "", true), ("", "a", false), ("*", "", true), ("a*", "abc", true), ("a*", "ba", false),
    ("*c", "abc", true), ("a*c*e", "abcde", true), ("a*c*e", "abcd", false), ("?", "é", true),
    ("?", "", false), ("??", "a", false), ("[abc]", "b", true), ("[a-c]x", "cx", true),
    ("[^a-c]", "b", false), ("[^a-c]", "d", true), ("[]]", "]", true), ("[^]]", "]", false),
    ("[a-]", "-", true), ("[-a]", "-", true), ("[c-a]", "b", false), ("[c-a]", "c", true),
    ("[a", "a", false), ("a]", "a]", true), ("A*", "abc", false), ("[*]", "*", true),
    ("[*]", "x", false), ("*[0-9]", "chat7", true), ("é*", "été", true), ("[]-a]", "b", false),
  ]

  @Test("A pattern fits as in SQLite", arguments: cases)
  func table(pattern: String, text: String, fits: Bool) throws {
    #expect(Glob(pattern).fits(text) == fits)
    #expect(try sqlite(try Database(":memory:"), pattern, text) == fits)
  }

  @Test("Random patterns fit the random texts that they fit in SQLite")
  func random() throws {
    let database = try Database(":memory:")
    var random = Pseudorandom(state: 7)
    var fitting = 0
    for _ in 0..<20_000 {
      let pattern = random.text(of: ["a", "b", "c", "é", "*", "?", "[", "]", "^", "-"], upTo: 9)
      let text = random.text(of: ["a", "b", "c", "é", "]", "-", "^"], upTo: 5)
      let fits = try sqlite(database, pattern, text)
      #expect(Glob(pattern).fits(text) == fits, "\(text) GLOB \(pattern)")
      fitting += fits ? 1 : 0
    }
    #expect(fitting > 500)
  }

  @Test("A pattern of many stars is done in no time")
  func manyStars() {
    let pattern = String(repeating: "a*", count: 40) + "b"
    #expect(!Glob(pattern).fits(String(repeating: "a", count: 5000)))
  }

  private func sqlite(_ database: Database, _ pattern: String, _ text: String) throws -> Bool {
    try database.texts("SELECT '\(text)' GLOB '\(pattern)'") == ["1"]
  }
}

/// Numbers that are the same on every run (Knuth's constants for 64 bits).
private struct Pseudorandom {
  var state: UInt64

  mutating func text(of choices: [String], upTo count: Int) -> String {
    (0..<below(count + 1)).map { _ in choices[below(choices.count)] }.joined()
  }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
