import JSONBytes
import Testing

@Suite("Elements and members")
struct MembersTests {
  @Test("Elements come in stored order, whatever is within them")
  func elements() throws {
    let root = try json(#"[1, [2, [3]], {"a": [4]}, "5", []]"#)
    #expect(root.count == 5)
    #expect(root.elements.map { $0.compact() } == ["1", "[2,[3]]", #"{"a":[4]}"#, #""5""#, "[]"])
    #expect(root.elements.map(\.count) == [0, 2, 1, 0, 0])
  }

  @Test("Members come in stored order, duplicates among them")
  func members() throws {
    let root = try json(#"{"b": 1, "a": {"x": 2}, "b": [3, 4]}"#)
    #expect(root.count == 3)
    #expect(root.members.map { $0.key.string } == ["b", "a", "b"])
    #expect(root.members.map { $0.value.compact() } == ["1", #"{"x":2}"#, "[3,4]"])
  }

  @Test("Of equal keys the last one is found, also if one is written with escapes")
  func duplicates() throws {
    #expect(try json(#"{"a": 1, "a": 2}"#)["a"]?.int64 == 2)
    #expect(try json(#"{"a": 1, "\u0061": 2, "b": 3}"#)["a"]?.int64 == 2)
    #expect(try json(#"{"\u0061": 1, "a": 2}"#)["a"]?.int64 == 2)
  }

  @Test(
    "A key is found by its text",
    arguments: [
      ("", 1), ("a", 2), ("a\"b", 3), ("é", 4), ("line\nbreak", 5), ("😀", 6),
      ("a long key that no small string holds", 7),
    ] as [(String, Int64)]
  )
  func keys(key: String, number: Int64) throws {
    let root = try json(
      #"""
      {"": 1, "a": 2, "a\"b": 3, "\u00e9": 4, "line\nbreak": 5, "\ud83d\ude00": 6,
       "a long key that no small string holds": 7}
      """#
    )
    #expect(root[named: key]?.int64 == number)
  }

  @Test("A key that is not there is not found", arguments: ["b", "aa", "", "x", "A"])
  func missing(key: String) throws {
    #expect(try json(#"{"a": {"x": 1}, "c": "b"}"#)[named: key] == nil)
  }

  @Test(
    "What is no array has no elements, what is no object no members",
    arguments: [
      "null", "true", "1", #""a""#,
    ]
  )
  func scalars(text: String) throws {
    let value = try json(text)
    #expect(value.count == 0)
    #expect(value.elements.map { $0 }.isEmpty && value.members.map { $0 }.isEmpty)
    #expect(value["a"] == nil)
  }

  @Test("An array has no members and an object no elements")
  func otherKind() throws {
    #expect(try json(#"["a", 1]"#).members.map { $0 }.isEmpty)
    #expect(try json(#"["a", 1]"#)["a"] == nil)
    #expect(try json(#"{"a": 1}"#).elements.map { $0 }.isEmpty)
  }

  @Test("Truth values and null are told apart from other values")
  func literals() throws {
    let values = try json(#"[true, false, null, 0, "true"]"#).elements.map { $0 }
    #expect(values.map(\.bool) == [true, false, nil, nil, nil])
    #expect(values.map(\.isNull) == [false, false, true, false, false])
  }

  @Test("The token is the value as it is recorded, white space and all")
  func tokens() throws {
    let root = try json(" {\"a\" : [ 1 , 2 ] , \"b\":-1.50e1} ")
    #expect(root.token.elementsEqual("{\"a\" : [ 1 , 2 ] , \"b\":-1.50e1}".utf8))
    #expect(root["a"]?.token.elementsEqual("[ 1 , 2 ]".utf8) == true)
    #expect(root["b"]?.token.elementsEqual("-1.50e1".utf8) == true)
  }
}
