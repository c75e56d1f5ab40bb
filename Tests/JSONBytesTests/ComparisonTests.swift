import JSONBytes
import Testing

@Suite("Equal values and their one text")
struct ComparisonTests {
  @Test(
    "Values are equal, and have one canonical text, if they mean the same",
    arguments: [
      ("null", " null "), ("[1,2]", "[ 1 , 2 ]"), (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#),
      (#""\u00e9\/""#, #""é/""#), ("1", "1.0"), ("1", "1e0"), ("100", "1E2"), ("0", "-0.0"),
      ("0.5", "5e-1"), ("1e400", "Infinity"), ("NaN", "NaN"), ("1e20", "100000000000000000000"),
      (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"\u0061":1}"#, #"{"a":1}"#),
      (#"[{"x":[{"b":1,"a":[]}]}]"#, #"[{"x":[{"a":[],"b":1.0}]}]"#),
      (#""\ud83d""#, #""\uD83D""#),
    ]
  )
  func equal(left: String, right: String) throws {
    let (left, right) = (try json(left), try json(right))
    #expect(left.equals(right) && right.equals(left))
    #expect(left.canonicalText == right.canonicalText)
  }

  @Test(
    "Values are not equal, and have different canonical texts, if they mean different things",
    arguments: [
      ("null", "false"), ("true", "false"), ("1", "2"), ("1", #""1""#), ("[1,2]", "[2,1]"),
      ("[1]", "[1,1]"), ("[]", "{}"), (#"{"a":1}"#, #"{"a":2}"#), (#"{"a":1}"#, #"{"b":1}"#),
      (#"{"a":1}"#, #"{"a":1,"b":1}"#), (#"{"a":1,"a":2}"#, #"{"a":1}"#), (#""a""#, #""A""#),
      ("1795348261740408071", "1795348261740408072"), ("9007199254740993", "9007199254740993.0"),
      ("Infinity", "-Infinity"), ("NaN", "null"), (#""\ud83d""#, #""\ufffd""#), ("0.1", "0.2"),
    ]
  )
  func different(left: String, right: String) throws {
    let (left, right) = (try json(left), try json(right))
    #expect(!left.equals(right) && !right.equals(left))
    #expect(left.canonicalText != right.canonicalText)
  }

  @Test(
    "The canonical text is compact, sorted by the bytes of the keys, and without duplicates",
    arguments: [
      (#"{ "b": 1, "a": [1.50, true] }"#, #"{"a":[1.5,true],"b":1}"#),
      (#"{"é":1,"z":2,"Z":3,"":4}"#, #"{"":4,"Z":3,"z":2,"é":1}"#),
      (#"{"a":1,"b":2,"a":{"d":1,"c":2}}"#, #"{"a":{"c":2,"d":1},"b":2}"#),
      (#"{"ab":1,"a":2,"a\n":3}"#, #"{"a":2,"a\n":3,"ab":1}"#),
      ("[1e2,-0,1e-7,12345678901234567890]", "[100,0,1e-07,1.2345678901234567e+19]"),
    ]
  )
  func canonical(text: String, canonical: String) throws {
    #expect(try json(text).canonicalText == canonical)
  }
}
