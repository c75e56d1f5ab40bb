import JSONBytes
import TestSupport
import Testing
import TraceReport

@Suite("Text as HTML") struct HTMLTextTests {
  private func html(_ bytes: [UInt8]) -> String {
    var buffer = ByteBuffer()
    buffer.appendHTML(bytes)
    return buffer.string()
  }

  private func html(_ text: String) -> String { html(Array(text.utf8)) }

  private func html(json text: String) throws -> String {
    var visitor = FirstToken()
    try JSONDocument(text).root.walk(&visitor)
    return visitor.buffer.string()
  }

  @Test(
    "Characters with a meaning in HTML become references",
    arguments: [
      ("", ""), ("plain", "plain"), ("a<b>c", "a&lt;b&gt;c"), ("AT&T", "AT&amp;T"),
      ("&lt;", "&amp;lt;"), ("say \"hi\"", "say &quot;hi&quot;"), ("it's", "it&#39;s"),
      ("back\\slash `tick` =", "back\\slash `tick` ="),
    ]
  )
  func references(text: String, expected: String) { #expect(html(text) == expected) }

  @Test(
    "Between tags quotes are themselves, and all else as anywhere",
    arguments: [
      "", "say \"hi\", it's", "a<b>c & \"d\"",
      "0123456789abcde\"fghijklmnopq'rstuvwxyz<",
      "\r\"\u{7F}'",
      "é\"中'\u{202E}\"",
    ]
  )
  func content(text: String) {
    var buffer = ByteBuffer()
    buffer.appendHTML(text, in: .content)
    let expected = html(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
    #expect(buffer.string() == expected)
  }

  @Test(
    "Control characters are shown as their pictures",
    arguments: [
      ("\u{0}", "␀"), ("\u{1}\u{8}\u{B}\u{C}\u{1B}\u{1F}", "␁␈␋␌␛␟"), ("\u{7F}", "␡"),
      ("a\tb\nc", "a\tb\nc"), ("a\r\nb", "a\nb"), ("a\rb", "a␍b"), ("a\r\r\nb", "a␍\nb"),
      ("end\r", "end␍"), ("\u{80}\u{85}\u{9F}", "‹U+0080›‹U+0085›‹U+009F›"), ("\u{A0}", "\u{A0}"),
    ]
  )
  func controls(text: String, expected: String) { #expect(html(text) == expected) }

  @Test(
    "Characters that disguise text are shown by their numbers",
    arguments: [
      UInt32(0x61C), 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066,
      0x2069, 0xFEFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0xE0041, 0x10FFFF,
    ]
  )
  func disguises(number: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(number))
    let digits = String(number, radix: 16, uppercase: true)
    let expected = "a‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›b"
    #expect(html("a\(Character(scalar))b") == expected)
  }

  @Test(
    "Other text stays as it is",
    arguments: [
      "é€😀", "\u{200C}\u{200D}", "👩‍💻", "\u{2010}\u{2014}“”…\u{2027}\u{202F}\u{205F}\u{2070}",
      "\u{D7FF}\u{E000}\u{FFFD}\u{10000}", "追踪报告", "\u{61B}\u{61D}\u{FDCF}\u{FDF0}\u{FEFE}",
    ]
  )
  func others(text: String) { #expect(html(text) == text) }

  @Test(
    "Bytes that are no text are replaced and surrogates told",
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0x80], "\u{FFFD}"), ([0xC3], "\u{FFFD}"),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"), ([0xE2, 0x82], "\u{FFFD}\u{FFFD}"),
      ([0xE0, 0x80, 0xBC], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xC3, 0x3C], "\u{FFFD}&lt;"),
      ([0xF0, 0x80, 0x80, 0xBC], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF5, 0x3E], "\u{FFFD}&gt;"), ([0xED, 0xA0, 0xBD], "\\ud83d"),
      ([0xED, 0xBF, 0xBF], "\\udfff"),
      ([0xED, 0x9F, 0xBF], "\u{D7FF}"), ([0xE4, 0xB8, 0x41, 0x42], "\u{FFFD}\u{FFFD}AB"),
      ([0xE4, 0x41, 0xB8, 0x42], "\u{FFFD}A\u{FFFD}B"), ([0xC3, 0x41, 0x42, 0x43], "\u{FFFD}ABC"),
      ([0xE4, 0xB8], "\u{FFFD}\u{FFFD}"), ([0xE4, 0xB8, 0xAD], "中"),
      ([0xC3, 0xC3, 0xA9, 0x41], "\u{FFFD}éA"), ([0xDF, 0xBF, 0x80, 0x41], "\u{7FF}\u{FFFD}A"),
    ] as [([UInt8], String)]
  )
  func invalid(bytes: [UInt8], expected: String) { #expect(html(bytes) == expected) }

  /// A special character at each offset of a text of each length, so that it meets the ends of the
  /// blocks of 16 bytes and of the whole in every way.
  @Test(
    "A special character is seen at every offset",
    arguments: [
      ([0x3C], "&lt;"), ([0x26], "&amp;"), ([0x22], "&quot;"), ([0x27], "&#39;"), ([0x0A], "\n"),
      ([0x00], "␀"), ([0x7F], "␡"), ([0xC3, 0xA9], "é"), ([0xC2, 0x85], "‹U+0085›"),
      ([0xE2, 0x80, 0xAE], "‹U+202E›"), ([0xEF, 0xBB, 0xBF], "‹U+FEFF›"), ([0xFE], "\u{FFFD}"),
      ([0xED, 0xA0, 0x80], "\\ud800"), ([0xF0, 0x9F, 0x98, 0x80], "😀"), ([0xD8, 0x9C], "‹U+061C›"),
      ([0x0D, 0x0A], "\n"),
    ] as [([UInt8], String)]
  )
  func offsets(special: [UInt8], expected: String) {
    for before in 0...40 {
      for after in [0, 1, 2, 7, 13, 14, 15, 16, 17, 33] {
        let left = String(repeating: "x", count: before)
        let right = String(repeating: "y", count: after)
        #expect(html(Array(left.utf8) + special + Array(right.utf8)) == left + expected + right)
      }
    }
  }

  @Test("Long text is written as a whole, whatever its length")
  func strides() {
    for length in [1022, 1023, 1024, 1025, 1030, 2048, 5000] {
      let text = String(repeating: "é", count: length) + "<" + String(repeating: "&", count: length)
      let expected =
        String(repeating: "é", count: length) + "&lt;" + String(repeating: "&amp;", count: length)
      #expect(html(text) == expected)
      #expect(html("x" + text) == "x" + expected)
    }
  }

  @Test("All ways to give a text write the same")
  func overloads() {
    let text = "a<é>\u{202E}\r\n" + String(repeating: "long enough for blocks & more ", count: 3)
    let bytes = Array(text.utf8)
    var buffer = ByteBuffer()
    buffer.appendHTML(text)
    buffer.appendHTML(text[...])
    buffer.appendHTML(bytes[...])
    buffer.appendHTML(([0x3C] + bytes + [0x3C])[1...bytes.count])
    bytes.withUnsafeBufferPointer { buffer.appendHTML($0) }
    #expect(buffer.string() == String(repeating: html(bytes), count: 5))
  }

  @Test(
    "Escapes of JSON are resolved before HTML is written",
    arguments: [
      (#""plain <b>""#, "plain &lt;b&gt;"), (#""\u003cb\u003E""#, "&lt;b&gt;"),
      (#""\"\\\/""#, #"&quot;\/"#),
      (#""a\nb\tc\r\nd\re""#, "a\nb\tc\nd␍e"), (#""\b\f\u0000""#, "␈␌␀"), (#""\r\u000a""#, "\n"),
      (#""\u00e9\ud83d\ude00""#, "é😀"), (#""\ud83d""#, #"\ud83d"#), (#""\ud83dx""#, #"\ud83dx"#),
      (#""\ud83d\ud83d\ude00""#, #"\ud83d😀"#), (#""\u202e\u2028""#, "‹U+202E›‹U+2028›"),
      (#""0123456789abcdef\n0123456789abcde\"""#, "0123456789abcdef\n0123456789abcde&quot;"),
      ("12.5e3", "12.5e3"), ("null", "null"), ("NaN", "NaN"),
    ]
  )
  func tokens(text: String, expected: String) throws { #expect(try html(json: text) == expected) }

  @Test("Text in and out of JSON is the same HTML")
  func fused() throws {
    var random = SeededGenerator(seed: 1)
    let pieces = [
      "a", "<", "\n", "\r", "\"", "\\", "é", "😀", "\u{1}", "\u{202E}", "0123456789abcdef",
    ]
    for _ in 0..<400 {
      let text = random.text(of: pieces, count: 0...30)
      var quoted = ByteBuffer()
      quoted.appendJSONString(text)
      #expect(try html(json: quoted.string()) == html(text))
    }
  }

  @Test("Random characters are written as the rules say, one by one")
  func randomCharacters() {
    var random = SeededGenerator(seed: 8)
    let bounds: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x80...0x7FF, 0x800...0xD7FF, 0x2000...0x206F, 0xE000...0xFFFF,
      0x10000...0x10FFFF,
    ]
    for _ in 0..<2000 {
      let scalars = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in
        bounds.randomElement(using: &random).flatMap {
          Unicode.Scalar(UInt32.random(in: $0, using: &random))
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      #expect(html(text) == scalars.map(expected).joined())
    }
  }

  /// The rules once more, by Unicode's own properties where they have the words for them.
  private func expected(_ scalar: Unicode.Scalar) -> String {
    let references = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    if let reference = references[String(scalar)] { return reference }
    let isHidden =
      scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint
      || scalar.properties.isBidiControl || scalar.value == 0x200B || scalar.value == 0xFEFF
      || (0x2028...0x2029).contains(scalar.value) || (0x2060...0x206F).contains(scalar.value)
      || (0xE0000...0xE007F).contains(scalar.value)
    guard isHidden else { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
  }

  @Test("Random bytes leave no character that HTML gives a meaning")
  func randomBytes() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      let count = Int.random(in: 0...80, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let written = html(bytes)
      #expect(!written.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
      #expect(written.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    }
  }
}

/// Writes the tokens of a document.
private struct FirstToken: ~Copyable, JSONVisitor {
  var buffer = ByteBuffer()

  mutating func beginObject(count: Int) {}
  mutating func key(_ token: JSONToken) { buffer.appendHTML(token) }
  mutating func endObject() {}
  mutating func beginArray(count: Int) {}
  mutating func endArray() {}
  mutating func scalar(_ token: JSONToken) { buffer.appendHTML(token) }
}
