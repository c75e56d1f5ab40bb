import Testing
import TraceAnalysis
import TraceModel

@Suite("Streams of the Responses API")
struct ResponsesStreamTests {
  @Test("Content parts are joined in order of their index, output items kept apart")
  func parts() throws {
    let found = try #require(
      stream([
        #"{"type":"response.created","response":{"usage":null}}"#,
        item("added", #"{"type":"message","status":"in_progress"}"#, at: 1),
        delta("output_text", "wor", item: 1, #","content_index":1"#),
        delta("output_text", "Hello ", item: 1, #","content_index":0"#),
        delta("output_text", "ld", item: 1, #","content_index":1"#),
        delta("refusal", "No", item: 2),
        item("done", #"{"type":"message","status":"completed"}"#, at: 1),
        closing("completed"),
      ])
    )
    #expect(found.kind == .responses)
    #expect(found.chunks == 8)
    #expect(found.choices.map(\.drawing) == ["1 text=Hello world end=completed", "2 refusal=No"])
    #expect(found.finalEvent == "response.completed")
  }

  @Test("Reasoning summaries are joined with a blank line")
  func summaries() throws {
    let found = try #require(
      stream([
        delta("reasoning_summary_text", "First", #","summary_index":0"#),
        delta("reasoning_summary_text", " step", #","summary_index":0"#),
        delta("reasoning_summary_text", "Second", #","summary_index":1"#),
      ])
    )
    #expect(found.choices.map(\.drawing) == ["0 reasoning=First step\n\nSecond"])
  }

  @Test("Reasoning texts are content parts: joined without a blank line, after the summary")
  func reasoningTexts() throws {
    let found = try #require(
      stream([
        delta("reasoning_text", "a", #","content_index":0"#),
        delta("reasoning_summary_text", "S", #","summary_index":0"#),
        delta("reasoning_text", "b", #","content_index":1"#),
      ])
    )
    #expect(found.choices.map(\.drawing) == ["0 reasoning=S\n\nab"])
  }

  @Test("Argument deltas of every kind of call make its arguments")
  func arguments() throws {
    let found = try #require(
      stream([
        item(
          "added",
          #"{"type":"function_call","id":"fc","call_id":"c0","name":"add","arguments":""}"#
        ),
        delta("function_call_arguments", #"{"a":"#), delta("function_call_arguments", "1}"),
        item("added", #"{"type":"mcp_call","id":"m","name":"lookup"}"#, at: 1),
        delta("mcp_call_arguments", "{}", item: 1),
        item("added", #"{"type":"code_interpreter_call","id":"ci","status":"in_progress"}"#, at: 2),
        delta("code_interpreter_call_code", "1+", item: 2),
        delta("code_interpreter_call_code", "1", item: 2),
        item("added", #"{"type":"custom_tool_call","call_id":"c3","name":"sql"}"#, at: 3),
        delta("custom_tool_call_input", "select", item: 3),
        delta("function_call_arguments", "{", item: 4),
      ])
    )
    #expect(
      found.choices.map(\.drawing) == [
        #"0 calls=["0 c0 add {\"a\":1}"]"#, #"1 calls=["0 m lookup {}"]"#,
        #"2 calls=["0 ci code_interpreter 1+1"] end=in_progress"#,
        #"3 calls=["0 c3 sql select"]"#, #"4 calls=["0 - - {"]"#,
      ]
    )
  }

  @Test("Without deltas an item's own arguments, input or code stand")
  func itemArguments() throws {
    let found = try #require(
      stream([
        item("done", #"{"type":"function_call","call_id":"c0","name":"add","arguments":"{}"}"#),
        item(
          "done",
          #"{"type":"custom_tool_call","id":"x","call_id":null,"name":"sql","input":"select"}"#,
          at: 1
        ),
        item("done", #"{"type":"code_interpreter_call","id":"ci","code":"1"}"#, at: 2),
        item("done", #"{"type":"web_search_call","id":"ws"}"#, at: 3),
      ])
    )
    #expect(
      found.choices.map(\.drawing) == [
        #"0 calls=["0 c0 add {}"]"#, #"1 calls=["0 x sql select"]"#,
        #"2 calls=["0 ci code_interpreter 1"]"#, #"3 calls=["0 ws web_search "]"#,
      ]
    )
  }

  @Test("A done event without an item leaves what was added")
  func doneWithoutItem() throws {
    let found = try #require(
      stream([
        item("added", #"{"type":"function_call","call_id":"c","name":"add"}"#),
        item("done", "null"),
      ])
    )
    #expect(found.choices.map(\.drawing) == [#"0 calls=["0 c add "]"#])
  }

  @Test(
    "The closing event is told by its name",
    arguments: [
      (closing("completed"), "response.completed"), (closing("failed"), "response.failed"),
      (closing("incomplete"), "response.incomplete"), (#"{"type":"error","code":"x"}"#, "error"),
      (#"{"type":"response.in_progress"}"#, nil),
    ] as [(String, String?)]
  )
  func closingEvent(_ chunk: String, _ name: String?) throws {
    let found = try #require(stream([delta("output_text", "x"), chunk]))
    #expect(found.finalEvent == name)
    #expect(found.choices.map(\.drawing) == ["0 text=x"])
  }

  @Test("Usage is that of the last response that gives any")
  func usage() throws {
    let found = try #require(
      stream([
        closing("in_progress", usage: #"{"input_tokens":1}"#),
        closing(
          "incomplete",
          usage:
            #"{"input_tokens":7,"output_tokens":4,"total_tokens":11,"output_tokens_details":{"reasoning_tokens":3},"input_tokens_details":{"cached_tokens":2}}"#
        ),
        closing("failed"),
      ])
    )
    var expected = TokenUsage(7, 4, total: 11, reasoning: 3)
    expected.cacheRead = 2
    #expect(found.usage == expected)
  }

  @Test("Only deltas are content, not the item that names the tool")
  func firstToken() throws {
    let found = try #require(
      stream([
        #"{"type":"response.created"}"#,
        item("added", #"{"type":"function_call","call_id":"c","name":"add","arguments":""}"#),
        #"{"type":"response.audio.delta","delta":"AAAA"}"#,
        delta("function_call_arguments", "{}"),
        #"{"type":"response.function_call_arguments.done","arguments":"{}"}"#,
        closing("completed"),
      ])
    )
    #expect(found.timing.firstChunkNS == 10)
    #expect(found.timing.firstTokenNS == 40)
    #expect(found.timing.lastTokenNS == 40)
  }

  @Test(
    "Each kind of delta is content",
    arguments: [
      "output_text", "reasoning_summary_text", "reasoning_text", "refusal",
      "function_call_arguments", "mcp_call_arguments", "custom_tool_call_input",
      "code_interpreter_call_code",
    ]
  )
  func contentDeltas(_ kind: String) throws {
    let found = try #require(stream([closing("created"), delta(kind, "x")]))
    #expect(found.timing.firstTokenNS == 20)
  }
}
