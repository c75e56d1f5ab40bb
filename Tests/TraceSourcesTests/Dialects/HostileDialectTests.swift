import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("Damaged and hostile attributes")
struct HostileDialectTests {
  @Test(
    "numbers of list elements only tell the order",
    arguments: [
      ["999999999", "7", "18446744073709551615"], ["3", "2", "4"], ["000", "0", "1"],
    ]
  )
  func gaps(numbers: [String]) throws {
    let members = numbers.enumerated().map { place, number in
      "\"gen_ai.prompt.\(number).content\": \"\(place)\""
    }
    let span = try Span.speaking(
      #"{"llm.request.type": "chat", "# + members.joined(separator: ",") + "}"
    )
    let sorted = numbers.indices.sorted {
      (UInt64(numbers[$0]) ?? 0, $0) < (UInt64(numbers[$1]) ?? 0, $1)
    }
    #expect(span.asked.map(\.text) == sorted.map { "\($0)" })
  }

  @Test(
    "a name that is no number of 64 bits is no element",
    arguments: ["18446744073709551616", "-1", "x", "", "1e3", "1 "]
  )
  func noNumbers(number: String) throws {
    let span = try Span.speaking(
      #"{"llm.request.type": "chat", "gen_ai.prompt.\#(number).role": "user"}"#
    )
    #expect(span.inputs == nil)
  }

  @Test(
    "values of the wrong type are passed over",
    arguments: [
      #"{"gen_ai.operation.name": 5, "gen_ai.request.model": ["m"], "gen_ai.system": {}}"#,
      #"{"gen_ai.operation.name": null, "gen_ai.usage.input_tokens": "many"}"#,
      #"{"gen_ai.usage.input_tokens": -4, "gen_ai.usage.output_tokens": 1.5}"#,
      #"{"gen_ai.usage.input_tokens": 1e300, "gen_ai.usage.output_tokens": NaN}"#,
      #"{"openinference.span.kind": 1, "llm.input_messages": "x", "llm.cost.total": "1"}"#,
      #"{"llm.input_messages.0": "x", "llm.tools.0.tool": 1, "llm.invocation_parameters": "{"}"#,
      #"{"traceloop.span.kind": true, "traceloop.entity.input": null}"#,
      #"{"ai.operationId": 1, "ai.prompt.messages": "[", "ai.prompt.tools": {}}"#,
      #"{"langfuse.observation.type": [], "langfuse.observation.usage_details": "[1]"}"#,
      #"{"gen_ai.tool.definitions": "{}", "gen_ai.response.finish_reasons": "stop"}"#,
    ]
  )
  func wrongTypes(attributes: String) throws {
    let span = try Span.speaking(attributes)
    #expect(span.kind == .unknown)
    #expect(span.model == nil)
    #expect(span.statedTokenUsage == nil)
    #expect(span.statedCost == nil)
    #expect(span.inputs == nil)
  }

  @Test(
    "messages of no known shape do not end the reading",
    arguments: ["5", "[]", "[5, null, [[]]]", "[{}]", #"[{"role": 1, "parts": 2}]"#, #""x""#, "{}"]
  )
  func oddMessages(messages: String) throws {
    for name in [
      "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions",
      "gen_ai.retrieval.documents", "ai.prompt.messages", "ai.response.toolCalls",
      "langfuse.observation.input", "langfuse.observation.output", "input.value",
    ] {
      let span = try Span.speaking(
        #"{"gen_ai.operation.name": "chat", "gen_ai.usage.input_tokens": 3, "\#(name)": \#(messages)}"#
      )
      #expect(span.statedTokenUsage?.input == 3)
    }
  }

  @Test("JSON of a great depth stays a text")
  func depth() throws {
    let deep = String(repeating: "[", count: 5000)
    let span = try Span.speaking(
      #"{"gen_ai.operation.name": "chat", "gen_ai.input.messages": "\#(deep)"}"#
    )
    #expect(span.asked.map(\.text) == [deep])
  }

  @Test("contradicting dialects: the more specific one decides")
  func contradiction() throws {
    let span = try Span.speaking(
      #"""
      {"gen_ai.operation.name": "embeddings", "gen_ai.request.model": "c", "llm.model_name": "b",
       "openinference.span.kind": "CHAIN", "langfuse.observation.type": "tool",
       "langfuse.observation.model.name": "a", "llm.token_count.prompt": 2,
       "gen_ai.usage.input_tokens": 9, "gen_ai.usage.output_tokens": 9}
      """#
    )
    #expect(span.kind == .tool)
    #expect(span.model == "a")
    // Numbers of two conventions are not mixed.
    #expect(span.statedTokenUsage?.input == 2)
    #expect(span.statedTokenUsage?.output == nil)
  }

  @Test("messages of the more specific dialect count before a whole request of another")
  func contents() throws {
    let span = try Span.speaking(
      #"""
      {"langfuse.observation.type": "generation", "langfuse.observation.input": "specific",
       "langfuse.observation.output": "yes", "openinference.span.kind": "LLM",
       "llm.system": "openai", "input.value": "{\"messages\": []}",
       "output.value": "{\"choices\": []}"}
      """#
    )
    #expect(span.asked.map(\.text) == ["specific"])
    #expect(span.answered.map(\.text) == ["yes"])
  }

  @Test("of an attribute that is there twice, the first counts")
  func twice() throws {
    let span = try Span.speaking(#"{"gen_ai.request.model": "a", "gen_ai.request.model": "b"}"#)
    #expect(span.model == "a")
  }

  @Test("attributes stay as they are")
  func untouched() throws {
    let text = #"{"gen_ai.operation.name":"chat","gen_ai.input.messages":"[]","x":"1"}"#
    let attributes = try Span.speaking(text).attributes
    #expect(attributes.map(\.key) == ["gen_ai.operation.name", "gen_ai.input.messages", "x"])
    #expect(attributes.map(\.value.string) == ["chat", "[]", "1"])
  }

  @Test(
    "a hundred thousand attributes are read in a moment",
    arguments: [
      "llm.input_messages.%.message.content", "gen_ai.prompt.%.content",
      "llm.input_messages.0.message.contents.%.message_content.text",
      "llm.input_messages.%.%.%.%.%.%.%.%.%.%.%.%.%.%.%.%.%.%.%.%", "retrieval.documents.%.%",
      "langfuse.trace.metadata.%", "%.%",
    ]
  )
  func many(pattern: String) throws {
    var span = Span(id: "1", parentID: nil, name: "s", startNS: 0, endNS: 1)
    span.attributes = (0..<100_000).map { number in
      let key = pattern.split(separator: "%", omittingEmptySubsequences: false)
        .joined(separator: "\(number)")
      return Attribute(key: key, value: .text(Array("text".utf8)[...]))
    }
    let clock = ContinuousClock()
    let time = clock.measure { Dialects.interpret(&span) }
    // Quadratic work would take minutes.
    #expect(time < .seconds(60))
    #expect(span.attributes.count == 100_000)
  }
}
