import Testing

@testable import TraceReport

@Suite("The first words of a text")
struct FirstWordsTests {
  @Test(
    "Marks of Markdown are left out, the letters of names are not",
    arguments: [
      ("**Tokyo** is _sunny_", "Tokyo is sunny"), ("# Old `plan`", "Old plan"),
      (#"{"is_homework": true}"#, #"{"is_homework": true}"#), ("__init__ of a_b_", "init of a_b"),
      ("größe_über 2_000", "größe_über 2_000"), ("_", nil), (" \n", nil),
    ]
  )
  func marks(text: String, expected: String?) {
    #expect(FirstWords.of(Array(text.utf8)[...], count: 9) == expected)
  }

  @Test("No more words than asked for, one space between two")
  func count() {
    #expect(FirstWords.of(Array("a  b\n\nc d".utf8)[...], count: 3) == "a b c")
  }

  @Test(
    "Every white space of Unicode parts words, a control character does not",
    arguments: [
      "\t", "\n", "\u{B}", "\u{C}", "\r", " ", "\u{85}", "\u{A0}", "\u{2003}", "\u{3000}",
    ]
  )
  func whiteSpace(space: String) {
    #expect(FirstWords.of(Array("a\(space)b".utf8)[...], count: 2) == "a b")
    #expect(FirstWords.of(Array("a\u{1C}b".utf8)[...], count: 2) == "a\u{1C}b")
  }
}
