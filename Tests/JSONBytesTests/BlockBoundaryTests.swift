import JSONBytes
import Testing

/// The scanner reads 64 bytes at once and copies 16: what it looks for is put at every place of two
/// blocks and a bit.
@Suite("What lies across the blocks of the scanner", .serialized)
struct BlockBoundaryTests {
  static let offsets = Array(0...130)

  /// A text of which `content` is a string that begins after `offset` other bytes, in two ways: as
  /// white space before the string and as text within it.
  private func documents(_ content: String, at offset: Int) -> [(text: String, prefix: String)] {
    let filling = String(repeating: "x", count: offset)
    return [
      (String(repeating: " ", count: offset) + "\"\(content)\"", ""),
      ("\"\(filling)\(content)\"", filling),
    ]
  }

  @Test("A string and what follows it", arguments: offsets)
  func strings(offset: Int) throws {
    for length in [0, 1, 15, 16, 17, 63, 64, 65] {
      let content = String(repeating: "a", count: length)
      for (text, prefix) in documents(content, at: offset) {
        let root = try json("[\(text),7]")
        #expect(root.elements.map(\.string) == [prefix + content, nil])
      }
    }
  }

  @Test("An escape of each length", arguments: offsets)
  func escapes(offset: Int) throws {
    for (escape, meaning) in [
      (#"\n"#, "\n"), (#"\""#, "\""), (#"\u00e9"#, "é"), (#"\ud83d\ude00"#, "😀"),
      (#"\ud83d"#, "\u{FFFD}"),
    ] {
      for (text, prefix) in documents(escape + "z", at: offset) {
        #expect(try json(text).string == prefix + meaning + "z")
      }
    }
  }

  @Test("A run of backslashes, even or odd, before a quote", arguments: offsets)
  func backslashes(offset: Int) throws {
    for pairs in [0, 1, 2, 3, 31, 32, 33, 64] {
      let run = String(repeating: #"\\"#, count: pairs)
      let meaning = String(repeating: #"\"#, count: pairs)
      for (text, prefix) in documents(run, at: offset) {
        #expect(try json(text).string == prefix + meaning)
      }
      for (text, prefix) in documents(run + #"\"z"#, at: offset) {
        #expect(try json(text).string == prefix + meaning + "\"z")
      }
    }
  }

  @Test("A character of two, three and four bytes", arguments: offsets)
  func characters(offset: Int) throws {
    for character in ["é", "€", "😀", "\u{D55C}"] {
      for (text, prefix) in documents(character + "z", at: offset) {
        #expect(try json(text).string == prefix + character + "z")
        #expect(try json(text).compact() == "\"\(prefix)\(character)z\"")
      }
    }
  }

  @Test("A fault is found and its place is right", arguments: offsets)
  func faults(offset: Int) {
    let filling = Array(repeating: UInt8(ascii: "x"), count: offset)
    func refused(_ fault: [UInt8]) -> JSONError? {
      refusal(of: [0x22] + filling + fault + bytes("yy\""))
    }
    #expect(refused([0x1F]) == JSONError(.controlCharacter, offset: offset + 1))
    #expect(refused(bytes(#"\x"#)) == JSONError(.invalidEscape, offset: offset + 1))
    #expect(refused(bytes(#"\u00g0"#)) == JSONError(.invalidEscape, offset: offset + 1))
    #expect(refused([0xC3]) == JSONError(.invalidUTF8, offset: offset + 1))
  }

  @Test("A text that is cut off anywhere is refused at its end", arguments: offsets)
  func cutOff(offset: Int) {
    let filling = String(repeating: "x", count: offset)
    for start in ["\"", "\"\\n", "[\"", "\"\\\\", "\"\\", "\"\\u00"] {
      let text = bytes(start.hasSuffix("\"") || start.hasSuffix("n") ? start + filling : start)
      #expect(refusal(of: text) == JSONError(.unexpectedEnd, offset: text.count))
    }
  }
}
