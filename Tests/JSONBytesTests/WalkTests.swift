import JSONBytes
import Testing

@Suite("The walk through a value")
struct WalkTests {
  /// Notes what it is told, one word a callback.
  private struct Recorder: JSONVisitor {
    var log: [String] = []

    mutating func beginObject(count: Int) { log.append("{\(count)") }
    mutating func key(_ token: JSONToken) { log.append("key " + text(token)) }
    mutating func endObject() { log.append("}") }
    mutating func beginArray(count: Int) { log.append("[\(count)") }
    mutating func endArray() { log.append("]") }
    mutating func scalar(_ token: JSONToken) { log.append("\(token.kind) " + text(token)) }

    private func text(_ token: JSONToken) -> String {
      let unescaped = written { token.appendUnescaped(to: &$0) }
      let raw = String(decoding: token.bytes, as: UTF8.self)
      return "\(raw) \(unescaped)" + (token.hasEscapes ? " escaped" : "")
    }
  }

  private func log(_ value: JSONValue) -> [String] {
    var recorder = Recorder()
    value.walk(&recorder)
    return recorder.log
  }

  @Test("Each value is told of in stored order, with the number of what is within")
  func order() throws {
    let value = try json(#"{"a": [1, [], {}], "\n": "x\"y", "a": NaN}"#)
    #expect(
      log(value) == [
        "{3", #"key "a" a"#, "[3", "number 1 1", "[0", "]", "{0", "}", "]",
        "key \"\\n\" \n escaped", #"string "x\"y" x"y escaped"#, #"key "a" a"#,
        "number NaN NaN", "}",
      ]
    )
  }

  @Test("A walk of a part tells of that part alone")
  func part() throws {
    let root = try json(#"{"a": {"b": [true]}, "c": null}"#)
    #expect(
      try log(#require(root["a"])) == ["{1", #"key "b" b"#, "[1", "true true true", "]", "}"]
    )
    #expect(try log(#require(root["c"])) == ["null null null"])
  }

  @Test("A token's content is a string's bytes without the quotes")
  func content() throws {
    struct Contents: JSONVisitor {
      var texts: [String] = []
      mutating func beginObject(count: Int) {}
      mutating func key(_ token: JSONToken) { scalar(token) }
      mutating func endObject() {}
      mutating func beginArray(count: Int) {}
      mutating func endArray() {}
      mutating func scalar(_ token: JSONToken) {
        texts.append(String(decoding: token.content, as: UTF8.self))
      }
    }
    var contents = Contents()
    try json(#"{"k\n": ["", "a", 12, true]}"#).walk(&contents)
    #expect(contents.texts == [#"k\n"#, "", "a", "12", "true"])
  }
}
