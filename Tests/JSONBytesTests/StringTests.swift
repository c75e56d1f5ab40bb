import JSONBytes
import TestSupport
import Testing

@Suite("The text of strings")
struct StringTests {
  @Test(
    "Each escape stands for its character",
    arguments: [
      (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{08}"), (#"\f"#, "\u{0C}"),
      (#"\n"#, "\n"), (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\u0041"#, "A"), (#"\u0000"#, "\0"),
      (#"\u007f"#, "\u{7F}"), (#"\u0080"#, "\u{80}"), (#"\u07FF"#, "\u{7FF}"),
      (#"\u0800"#, "\u{800}"), (#"\uFFFF"#, "\u{FFFF}"), (#"\ud7ff"#, "\u{D7FF}"),
      (#"\uE000"#, "\u{E000}"), (#"\uABCD\uabcd"#, "\u{ABCD}\u{ABCD}"),
      (#"\ud83d\ude00"#, "😀"), (#"\uD800\uDC00"#, "\u{10000}"), (#"\uDBFF\uDFFF"#, "\u{10FFFF}"),
      (#"a\\\"b"#, "a\\\"b"), (#"\\u0041"#, #"\u0041"#), (#"é\n€"#, "é\n€"),
    ]
  )
  func escapes(content: String, text: String) throws {
    let value = try json("\"\(content)\"")
    #expect(value.string == text)
    #expect(value.utf8.map(Array.init) == bytes(text))
  }

  @Test(
    "A lone surrogate is U+FFFD in text and three bytes in bytes",
    arguments: [
      (#"\ud83d"#, "\u{FFFD}", [0xED, 0xA0, 0xBD]),
      (#"\ude00"#, "\u{FFFD}", [0xED, 0xB8, 0x80]),
      (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}", [0xED, 0xB8, 0x80, 0xED, 0xA0, 0xBD]),
      (#"\ud83d\u0041"#, "\u{FFFD}A", [0xED, 0xA0, 0xBD, 0x41]),
      (#"\ud83dA"#, "\u{FFFD}A", [0xED, 0xA0, 0xBD, 0x41]),
      (#"\ud83d\n"#, "\u{FFFD}\n", [0xED, 0xA0, 0xBD, 0x0A]),
      (#"\ud83d\\ude00"#, "\u{FFFD}\\ude00", [0xED, 0xA0, 0xBD] + bytes(#"\ude00"#)),
      (
        #"\ud83d\ud83d\ude00"#, "\u{FFFD}😀",
        [0xED, 0xA0, 0xBD, 0xF0, 0x9F, 0x98, 0x80]
      ),
    ] as [(String, String, [UInt8])]
  )
  func loneSurrogates(content: String, text: String, utf8: [UInt8]) throws {
    let value = try json("\"\(content)\"")
    #expect(value.string == text)
    #expect(value.utf8.map(Array.init) == utf8)
  }

  @Test("A raw surrogate of three bytes is read as an escaped one is")
  func rawSurrogate() throws {
    let text: [UInt8] = [0x22, 0x61, 0xED, 0xA0, 0xBD, 0x62, 0x22]
    let value = try JSONDocument(text).root
    #expect(value.string == "a\u{FFFD}b")
    #expect(value.utf8.map(Array.init) == [0x61, 0xED, 0xA0, 0xBD, 0x62])
    #expect(value.compact() == #""a\ud83db""#)
  }

  @Test("Characters of U+D000 to U+D7FF, whose lead is that of surrogates, are none")
  func hangul() throws {
    let value = try json("\"\u{D000}\\n\u{D55C}\u{D7FF}\"")
    #expect(value.string == "\u{D000}\n\u{D55C}\u{D7FF}")
    #expect(value.compact() == "\"\u{D000}\\n\u{D55C}\u{D7FF}\"")
  }

  @Test("A string without escapes is a slice of the document; its token has the quotes")
  func slices() throws {
    let value = try #require(try json(#"[1, "abc"]"#).elements.map { $0 }.last)
    #expect(value.utf8?.indices == 5..<8)
    #expect(value.token.indices == 4..<9)
    #expect(Array(value.token) == bytes(#""abc""#))
  }

  @Test("Only strings have text", arguments: ["1", "null", "true", "[]", "{}", "NaN"])
  func noText(text: String) throws {
    #expect(try json(text).string == nil)
    #expect(try json(text).utf8 == nil)
  }
}

@Suite("UTF-8 within strings")
struct UTF8Tests {
  @Test(
    "Bytes that are no character are refused where they begin",
    arguments: [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xED, 0xA0], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]]
  )
  func refused(broken: [UInt8]) {
    let text = bytes("[\"aé") + broken + bytes("\"]")
    #expect(refusal(of: text) == JSONError(.invalidUTF8, offset: 5))
  }

  @Test("Runs of random bytes are read if and only if the standard library takes them as UTF-8")
  func likeTheStandardLibrary() {
    var random = SeededGenerator(seed: 8)
    let alphabet: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
      0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...6, using: &random)
      let content = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let isText = String(validating: withoutSurrogates(content), as: UTF8.self) != nil
      #expect((refusal(of: [0x22] + content + [0x22]) == nil) == isText, "\(content)")
    }
  }

  /// The bytes with U+FFFD in the place of each surrogate, which the library does not take.
  private func withoutSurrogates(_ content: [UInt8]) -> [UInt8] {
    var result = content
    for index in result.indices.dropLast(2)
    where result[index] == 0xED && 0xA0...0xBF ~= result[index + 1]
      && 0x80...0xBF ~= result[index + 2]
    {
      result.replaceSubrange(index...index + 2, with: [0xEF, 0xBF, 0xBD])
    }
    return result
  }
}
