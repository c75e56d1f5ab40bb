import JSONBytes
import Testing

@Suite("What is read and what is refused")
struct GrammarTests {
  @Test(
    "A text of the grammar is read, as the value and kind that it has",
    arguments: [
      ("null", .null), ("true", .true), ("false", .false), ("0", .number), ("-0", .number),
      ("1.5e+3", .number), ("NaN", .number), ("Infinity", .number), ("-Infinity", .number),
      (#""""#, .string), (#""a""#, .string), ("[]", .array), ("{}", .object),
      (" \t\r\n[ \t\r\n] \t\r\n", .array), (#"{ "a" : [ 1 , { } ] }"#, .object),
      (#"{"":""}"#, .object), ("[[],[[]],{}]", .array), ("\"\u{7F}\"", .string),
    ] as [(String, JSONKind)]
  )
  func read(text: String, kind: JSONKind) throws {
    #expect(try json(text).kind == kind)
  }

  @Test(
    "A text outside the grammar is refused for its first fault, where it is",
    arguments: [
      ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1),
      ("{", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3),
      (#"{"a"#, .unexpectedEnd, 3), (#"{"a""#, .unexpectedEnd, 4), (#"{"a":"#, .unexpectedEnd, 5),
      ("tru", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1), ("-Inf", .unexpectedEnd, 4),
      ("Na", .unexpectedEnd, 2), ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2),
      ("1e+", .unexpectedEnd, 3),
      ("]", .unexpectedByte, 0), ("}", .unexpectedByte, 0), ("[}", .unexpectedByte, 1),
      ("{]", .unexpectedByte, 1), ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1),
      ("[1,,2]", .unexpectedByte, 3), ("[1 2]", .unexpectedByte, 3), ("[1:2]", .unexpectedByte, 2),
      (#"{"a":1,}"#, .unexpectedByte, 7), ("{,}", .unexpectedByte, 1),
      ("{1:2}", .unexpectedByte, 1),
      (#"{"a" 1}"#, .unexpectedByte, 5), (#"{"a",1}"#, .unexpectedByte, 4),
      (#"{"a":1 "b":2}"#, .unexpectedByte, 7), (#"{"a":}"#, .unexpectedByte, 5),
      (#"{"a":1]"#, .unexpectedByte, 6), ("[1}", .unexpectedByte, 2),
      ("nul1", .unexpectedByte, 3), ("True", .unexpectedByte, 0), ("nan", .unexpectedByte, 1),
      ("-NaN", .invalidNumber, 1), ("infinity", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
      (".5", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0), ("// a", .unexpectedByte, 0),
      ("/* a */ 1", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0),
      ("\u{0C}1", .unexpectedByte, 0), ("\u{A0}1", .unexpectedByte, 0), ("\0", .unexpectedByte, 0),
      ("01", .invalidNumber, 1), ("-01", .invalidNumber, 2), ("00", .invalidNumber, 1),
      ("-a", .invalidNumber, 1), ("[1.]", .invalidNumber, 3), ("1.e1", .invalidNumber, 2),
      ("[1e]", .invalidNumber, 3), ("1e+ ", .invalidNumber, 3), ("1e1.5", .trailingBytes, 3),
      ("--1", .invalidNumber, 1), ("0x1", .trailingBytes, 1), ("1_000", .trailingBytes, 1),
      ("1 2", .trailingBytes, 2), ("[] []", .trailingBytes, 3), ("nullnull", .trailingBytes, 4),
      ("1\0", .trailingBytes, 1), ("[]]", .trailingBytes, 2), ("1,", .trailingBytes, 1),
    ] as [(String, JSONError.Reason, Int)]
  )
  func refused(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(refusal(of: bytes(text)) == JSONError(reason, offset: offset))
  }

  @Test(
    "A string outside the grammar is refused for its first fault, where it is",
    arguments: [
      (#"""#, .unexpectedEnd, 1), (#""abc"#, .unexpectedEnd, 4), (#""\"#, .unexpectedEnd, 2),
      (#""\""#, .unexpectedEnd, 3), (#""\u12"#, .unexpectedEnd, 5), (#""\u"#, .unexpectedEnd, 3),
      (#""\a""#, .invalidEscape, 1), (#""ab\x""#, .invalidEscape, 3), (#""\'""#, .invalidEscape, 1),
      (#""\u12""#, .invalidEscape, 1), (#""\u12G4""#, .invalidEscape, 1),
      (#""\U0041""#, .invalidEscape, 1), (#""\\\u+123""#, .invalidEscape, 3),
      ("\"\\\n\"", .invalidEscape, 1), ("\"\\\u{E9}\"", .invalidEscape, 1),
      ("\"\t\"", .controlCharacter, 1), ("\"ab\n\"", .controlCharacter, 3),
      ("\"\0\"", .controlCharacter, 1), ("\"\u{1F}\"", .controlCharacter, 1),
      ("{\"a\n\":1}", .controlCharacter, 3), (#"["\a", 01]"#, .invalidEscape, 2),
      ("\"\\x\t\"", .invalidEscape, 1), ("\"\t\\x\"", .controlCharacter, 1),
    ] as [(String, JSONError.Reason, Int)]
  )
  func refusedString(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(refusal(of: bytes(text)) == JSONError(reason, offset: offset))
  }

  @Test("An error says what is wrong and at which byte")
  func description() {
    #expect(JSONError(.unexpectedByte, offset: 12).description == "unexpected byte at byte 12")
  }

  @Test("A slice of an array is read without what is around it, and offsets count from its start")
  func slices() throws {
    let text = bytes(#"]]["é",true]]]"#)
    let root = try JSONDocument(text[2..<text.count - 2]).root
    #expect(root.elements.map(\.string) == ["é", nil])
    #expect(Array(root.token) == bytes(#"["é",true]"#))
    #expect(throws: JSONError(.trailingBytes, offset: 11)) {
      try JSONDocument(text[2..<text.count - 1])
    }
  }

  @Test("Each beginning of a text is read as if nothing were behind it")
  func prefixes() {
    var generator = DocumentGenerator(seed: 7)
    for _ in 0..<40 {
      let text = generator.document()
      for end in text.indices {
        #expect(refusal(of: text[..<end]) == refusal(of: Array(text[..<end])[...]))
      }
    }
  }
}
