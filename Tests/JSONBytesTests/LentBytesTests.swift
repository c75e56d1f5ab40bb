import JSONBytes
import Testing

@Suite("Bytes that are lent, and compared all at once")
struct LentBytesTests {
  @Test(
    "Two runs of bytes are the same only where length and every byte are",
    arguments: [
      ("", "", true), ("", "a", false), ("a", "a", true), ("a", "b", false), ("ab", "a", false),
      ("\u{E9}", "e\u{301}", false), ("0123456789abcdefX", "0123456789abcdefX", true),
      ("0123456789abcdefX", "0123456789abcdefY", false),
    ] as [(String, String, Bool)]
  )
  func sameBytes(left: String, right: String, expected: Bool) {
    #expect(bytes(left)[...].hasSameBytes(as: right) == expected)
    #expect(bytes("-" + left).dropFirst().hasSameBytes(as: right) == expected)
  }

  @Test("Members are lent as they are written: in order, with escapes, duplicates and spaces")
  func members() throws {
    let value = try json(#"{"a" : 1.0, "\u0062": {"x": [ ]}, "a": "s", "e": {}}"#)
    #expect(
      lent(value) == [#""a"=1.0"#, #""\u0062"={"x": [ ]}"#, #""a"="s""#, #""e"={}"#]
    )
  }

  @Test("The members of an object within another end where it ends")
  func inner() throws {
    let inner = try #require(
      try json(#"[{"a": {"b": 1, "c": 2}, "d": 3}]"#).elements.first { _ in true }
    )
    let object = try #require(inner["a"])
    #expect(lent(object) == [#""b"=1"#, #""c"=2"#])
  }

  @Test("What is no object lends no members", arguments: ["[]", "[1, 2]", "{}", "1", #""a""#])
  func none(text: String) throws { #expect(lent(try json(text)).isEmpty) }

  @Test("Tokens are written alike only where each byte is the same")
  func tokens() throws {
    let value = try json(#"{"a": 1, "b": 1, "c": 1.0, "\u0061": "a"}"#)
    let alike = value.withMemberTokens { members in
      let tokens = members.map { $0 }
      return [
        tokens[0].value.isWritten(as: tokens[1].value),
        tokens[0].value.isWritten(as: tokens[2].value),
        tokens[0].key.isWritten(as: tokens[3].value), tokens[0].key.isWritten(as: tokens[3].key),
      ]
    }
    #expect(alike == [true, false, true, false])
  }

  @Test(
    "A literal is appended whole, whatever its length",
    arguments: zip(
      ["", "1", "1234567", "12345678", "123456789", "123456789abcdef", "123456789abcdef0"],
      [0, 1, 7, 8, 9, 15, 16]
    )
  )
  func literals(expected: String, length: Int) {
    let text = written { buffer in
      buffer.append("<")
      switch length {
      case 0: buffer.append("" as StaticString)
      case 1: buffer.append("1" as StaticString)
      case 7: buffer.append("1234567" as StaticString)
      case 8: buffer.append("12345678" as StaticString)
      case 9: buffer.append("123456789" as StaticString)
      case 15: buffer.append("123456789abcdef" as StaticString)
      default: buffer.append("123456789abcdef0" as StaticString)
      }
      buffer.append(">")
    }
    #expect(text == "<\(expected)>")
  }

  /// The members as `key=value`.
  private func lent(_ value: JSONValue) -> [String] {
    value.withMemberTokens { members in
      members.map { key, value in
        String(decoding: key.bytes, as: UTF8.self) + "="
          + String(decoding: value.bytes, as: UTF8.self)
      }
    }
  }
}
