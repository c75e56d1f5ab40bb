import JSONBytes
import TestSupport
import Testing

@Suite("Writing text as a JSON string")
struct JSONStringWritingTests {
  @Test(
    "Quotes, backslashes and control characters are escaped, other text is not",
    arguments: [
      ("", #""""#), ("a", #""a""#), ("\"\\/", #""\"\\/""#),
      ("\n\r\t\u{08}\u{0C}", #""\n\r\t\b\f""#), ("\0\u{01}\u{1F}", #""\u0000\u0001\u001f""#),
      ("\u{7F}é€😀\u{2028}", "\"\u{7F}é€😀\u{2028}\""), ("\u{D000}\u{D7FF}", "\"\u{D000}\u{D7FF}\""),
      ("0123456789abcdef\n0123456789", #""0123456789abcdef\n0123456789""#),
    ]
  )
  func escapes(text: String, written expected: String) {
    #expect(written { $0.appendJSONString(text) } == expected)
    #expect(written { $0.appendJSONString(bytes(text)[...]) } == expected)
  }

  @Test(
    "A surrogate of three bytes is an escape, and other bytes that are no text U+FFFD each",
    arguments: [
      ([0xED, 0xA0, 0xBD], #""\ud83d""#), ([0xED, 0xBF, 0xBF, 0x61], #""\udfffa""#),
      ([0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80], #""\ud800\udc00""#),
      ([0xFF], "\"\u{FFFD}\""), ([0x61, 0x80, 0x80, 0x62], "\"a\u{FFFD}\u{FFFD}b\""),
      ([0xC3], "\"\u{FFFD}\""), ([0xED, 0xA0], "\"\u{FFFD}\u{FFFD}\""),
      ([0xFF, 0x22, 0xED, 0xA0, 0xBD, 0x0A, 0xFE], "\"\u{FFFD}\\\"\\ud83d\\n\u{FFFD}\""),
      ([0xF0, 0x9F, 0x98, 0x22], "\"\u{FFFD}\u{FFFD}\u{FFFD}\\\"\""),
    ] as [([UInt8], String)]
  )
  func brokenText(broken: [UInt8], expected: String) {
    #expect(written { $0.appendJSONString(broken[...]) } == expected)
    #expect(
      written { buffer in broken.withUnsafeBufferPointer { buffer.appendJSONString(utf8: $0) } }
        == expected
    )
  }

  @Test("A substring's and a bridged string's bytes are written as any other's")
  func otherStrings() {
    #expect(written { $0.appendJSONString(String("xa\"bx".dropFirst().dropLast())) } == #""a\"b""#)
  }

  @Test("A special byte at any place of a run of plain ones is found", arguments: 0...70)
  func places(offset: Int) {
    let before = String(repeating: "a", count: offset)
    for after in ["", "b", String(repeating: "b", count: 33)] {
      #expect(
        written { $0.appendJSONString(before + "\n" + after) } == "\"\(before)\\n\(after)\""
      )
      #expect(
        written { $0.appendJSONString(before + "\u{D000}" + after) }
          == "\"\(before)\u{D000}\(after)\""
      )
    }
  }

  @Test("Random text is read back as it was")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<3000 {
      let text = DocumentGenerator.text(using: &random)
      #expect(try json(written { $0.appendJSONString(text) }).string == text)
    }
  }
}
