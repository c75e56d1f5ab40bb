import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Attributes that say nothing new")
struct AttributeGroupsTests {
  private func groups(_ attributes: [(String, String)], input: String?) throws -> AttributeGroups {
    var span = Span("call", 0, 1, kind: .chatModel)
    span.inputs = try input.map { .json(try JSONDocument($0).root) }
    span.attributes = try attributes.map {
      Attribute(key: $0.0, value: .json(try JSONDocument($0.1).root))
    }
    return AttributeGroups(span)
  }

  @Test("What the input holds under the same name is told by name alone")
  func input() throws {
    let groups = try groups(
      [("model", #""gpt-4o""#), ("n", "2"), ("stop", #"["a", "b"]"#), ("user", #""ana""#)],
      input: #"{"model": "gpt-4o", "n": 3, "stop": ["a", "b"]}"#
    )
    #expect(groups.inInput == ["model", "stop"])
    #expect(groups.own.map(\.key) == ["n", "user"])
  }

  @Test("A value that is only written in another way is shown")
  func spelling() throws {
    let groups = try groups([("t", "1.0"), ("a", "[1,2]")], input: #"{"t": 1, "a": [1, 2]}"#)
    #expect(groups.own.map(\.key) == ["t", "a"])
  }

  @Test("An attribute that is null is told by name, the text null is not")
  func null() throws {
    let groups = try groups([("a", "null"), ("b", #""null""#), ("c", "null")], input: nil)
    #expect(groups.null == ["a", "c"])
    #expect(groups.own.map(\.key) == ["b"])
  }

  @Test("The attribute that holds the whole input is told by name if the input is shown")
  func whole() throws {
    let attributes = [("mlflow.spanInputs", #"{"a": 1}"#)]
    #expect(try groups(attributes, input: #"{"a": 1}"#).inInput == ["mlflow.spanInputs"])
    #expect(try groups(attributes, input: nil).own.map(\.key) == ["mlflow.spanInputs"])
  }
}
