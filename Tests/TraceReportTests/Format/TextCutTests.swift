import Testing

@testable import TraceReport

@Suite("The beginning of a text")
struct TextCutTests {
  @Test(
    "A text is cut after its first Unicode scalars, however many bytes these have",
    arguments: [
      ("", "", false), ("abc", "abc", false), ("abcd", "abc", true), ("äöü", "äöü", false),
      ("äöüß", "äöü", true), ("😀😀😀", "😀😀😀", false), ("e\u{301}a", "e\u{301}a", false),
      ("e\u{301}ab", "e\u{301}a", true),
    ] as [(String, String, Bool)]
  )
  func cut(text: String, expected: String, isCut: Bool) {
    let cut = TextCut(text, limit: 3)
    #expect(Array(cut.text.utf8) == Array(expected.utf8))
    #expect(cut.isCut == isCut)
    #expect(cut.marked == (isCut ? expected + "…" : expected))
  }
}
