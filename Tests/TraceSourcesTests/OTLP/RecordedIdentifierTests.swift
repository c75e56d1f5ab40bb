import Testing

@testable import TraceSources

@Suite("Ids of traces and spans") struct RecordedIdentifierTests {
  @Test(
    "Hexadecimal digits and base64 give one form, any other text stays as it is",
    arguments: [
      ("00F067AA0BA902B7", "00f067aa0ba902b7"), ("APBnqgupArc=", "00f067aa0ba902b7"),
      ("F067AA0BA902B7", "F067AA0BA902B7"), ("00F067AA0BA902BG", "00F067AA0BA902BG"),
      ("00F067AA\u{10}BA902B7", "00F067AA\u{10}BA902B7"), ("", ""),
    ]
  )
  func forms(text: String, id: String) {
    #expect(RecordedIdentifier.hexadecimal(text, bytes: 8) == id)
  }

  @Test("Zeros and nothing stand for no id")
  func none() {
    #expect(RecordedIdentifier.recorded("0000000000000000") == nil)
    #expect(RecordedIdentifier.recorded("") == nil)
    #expect(RecordedIdentifier.recorded("0000000000000001") == "0000000000000001")
  }
}
