import JSONBytes
import Testing

@Suite("Writing values")
struct WriteTests {
  @Test(
    "A value is written without spaces, in its order, its numbers as they are",
    arguments: [
      (" [ 1 , 2.50 , -0 , 1E+2 ] ", "[1,2.50,-0,1E+2]"),
      (#"{ "b" : 1 , "a" : { } , "b" : [ ] }"#, #"{"b":1,"a":{},"b":[]}"#),
      ("[ [ [ ] , [ ] ] , { } , null , true , false ]", "[[[],[]],{},null,true,false]"),
      (#"[{"a":[{}]},{"b":{"c":[]}},1]"#, #"[{"a":[{}]},{"b":{"c":[]}},1]"#),
      ("[NaN,Infinity,-Infinity]", "[NaN,Infinity,-Infinity]"),
      ("123", "123"), (#""a""#, #""a""#),
    ]
  )
  func compact(text: String, written: String) throws {
    #expect(try json(text).compact() == written)
  }

  @Test(
    "A string has no other escapes than it needs",
    arguments: [
      (#""\/""#, #""/""#), (#""\u0041\u00e9""#, #""Aé""#), (#""\u0022\u005c""#, #""\"\\""#),
      (#""\u000a\u0009\u0008\u000C\u000d""#, #""\n\t\b\f\r""#),
      (#""\u0000\u001F""#, #""\u0000\u001f""#),
      (#""\ud83d\ude00""#, #""😀""#), (#""\uD83D""#, #""\ud83d""#), (#""\uDE00x""#, #""\ude00x""#),
      (#""\u007f""#, "\"\u{7F}\""), (#""\\\\n""#, #""\\\\n""#), (#""\"\n\t""#, #""\"\n\t""#),
      (#"{"\u0061":1}"#, #"{"a":1}"#),
    ]
  )
  func strings(text: String, written: String) throws {
    #expect(try json(text).compact() == written)
  }

  @Test("The strict style writes null for what JSON has no number for, and strings as they are")
  func strict() throws {
    let value = try json(#"{"NaN": NaN, "a": [Infinity, -Infinity, 1e5], "b": "Infinity"}"#)
    #expect(
      value.compact(.strictCompact) == #"{"NaN":null,"a":[null,null,1e5],"b":"Infinity"}"#
    )
  }

  @Test("A part of a document is written alone, after what is in the buffer")
  func parts() throws {
    let value = try #require(try json(#"{"a": [1, {"b": 2}], "c": 3}"#)["a"])
    var buffer = ByteBuffer()
    buffer.append("x=")
    value.write(to: &buffer, style: .compact)
    buffer.append(";")
    #expect(buffer.string() == #"x=[1,{"b":2}];"#)
  }

  @Test("What was written is read again as an equal value")
  func rereads() throws {
    let value = try json(
      #"{"a":"\ud83d\u0000\"\\\u2028é","b":[1.5,null,{"c":"\uDE00"}],"\n":-1e-7}"#
    )
    #expect(try json(value.compact()).equals(value))
    #expect(try json(value.canonicalText).equals(value))
  }
}
