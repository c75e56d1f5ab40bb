import Testing
import TraceAnalysis
import TraceModel

@Suite("Messages of an answer")
struct AnswerReadingTests {
  static let completions = [
    MessageCase("a text", saying("Hello"), ["assistant: Hello (stop)"]),
    MessageCase(
      "several choices, in recorded order",
      #"{"choices":[{"index":1,"message":{"role":"assistant","content":"b"},"finish_reason":"length"},{"message":{"content":"a"}}]}"#,
      ["assistant #1: b (length)", "assistant #1: a"]
    ),
    MessageCase(
      "calls, as the analysis of the span has them",
      completion(call("c", "f", "1")),
      ["assistant: function f(1) #c"]
    ),
    MessageCase(
      "the own voice, its transcript beside it",
      #"{"choices":[{"message":{"role":"assistant","content":null,"audio":{"id":"a","data":"UklG","transcript":"hi"}}}]}"#,
      ["assistant: sound base64 UklG - «hi»"]
    ),
    MessageCase(
      "sources of a chat message",
      #"{"choices":[{"message":{"role":"assistant","content":"x","annotations":[{"type":"url_citation","url_citation":{"url":"https://a.org","title":"A"}},{"type":"url_citation","url_citation":{"url":"https://a.org","title":"A"}},{"type":"odd"}]}}]}"#,
      [#"assistant: x [https://a.org A] | <odd> {"type":"odd"}"#]
    ),
    MessageCase(
      "a legacy completion",
      #"{"choices":[{"text":" there","finish_reason":"stop"}]}"#,
      [
        "assistant:  there (stop)"
      ]
    ),
    MessageCase("a plain text, as old versions record a stream", #""Hello""#, ["assistant: Hello"]),
    MessageCase("a text that is no JSON", "Hello", ["assistant: Hello"]),
    MessageCase("a message alone", #"{"role":"assistant","content":"a"}"#, ["assistant: a"]),
    MessageCase(
      "the list of the Agents SDK",
      #"[{"role":"assistant","content":"a","tool_calls":null}]"#,
      [
        "assistant: a"
      ]
    ),
    MessageCase("an unknown shape", #"{"x":1}"#, [#"assistant: <object> {"x":1}"#]),
    MessageCase("nothing", "null", []),
  ]

  static let responses = [
    MessageCase(
      "items make one message",
      response(
        #"{"type":"reasoning","summary":[{"type":"summary_text","text":"a"},{"type":"summary_text","text":"b"}]}"#,
        #"{"type":"web_search_call","id":"w","action":{"type":"search"},"status":"completed"}"#,
        said("c")
      ),
      [#"assistant: thinks a | thinks b | web_search web_search({"type":"search"}) #w | c"#]
    ),
    MessageCase(
      "sources of a text",
      response(
        #"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"x","annotations":[{"type":"file_citation","file_id":"f","filename":"h.pdf"},{"type":"container_file_citation","file_id":"g"},{"type":"url_citation","url":"https://a.org","title":"A"}]}]}"#
      ),
      ["assistant: x [file f h.pdf] [file g -] [https://a.org A]"]
    ),
    MessageCase(
      "a picture stands behind the call that made it",
      response(
        #"{"type":"image_generation_call","id":"i","result":"iVBO","output_format":"png","revised_prompt":"p"}"#
      ),
      ["assistant: image_generation image_generation() #i | picture base64 iVBO image/png «p»"]
    ),
    MessageCase(
      "results that the items hold themselves",
      response(
        #"{"type":"code_interpreter_call","id":"k","code":"1+1","outputs":[{"type":"logs","logs":"2"}]}"#,
        #"{"type":"mcp_call","id":"m","name":"f","arguments":"{}","output":"x"}"#
      ),
      [
        #"assistant: code_interpreter code_interpreter("1+1") #k -> [{"logs":"2","type":"logs"}] | mcp f({}) #m -> "x""#
      ]
    ),
    MessageCase(
      "a tool that ran at the provider and gives its result as an item",
      response(
        #"{"type":"shell_call","call_id":"s","action":{"commands":["ls"]}}"#,
        #"{"type":"shell_call_output","call_id":"s","output":[]}"#
      ),
      [#"assistant: shell shell({"commands":["ls"]}) #s -> []"#]
    ),
    MessageCase(
      "items that are no call stay whole",
      response(#"{"type":"mcp_list_tools","tools":[]}"#, #"{"type":"reasoning","summary":[]}"#),
      [
        #"assistant: <mcp_list_tools> {"tools":[],"type":"mcp_list_tools"} | <reasoning> {"summary":[],"type":"reasoning"}"#
      ]
    ),
    MessageCase(
      "why it ended before its end",
      #"{"object":"response","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[\#(said("a"))]}"#,
      ["assistant: a (max_output_tokens)"]
    ),
    MessageCase(
      "why it failed",
      #"{"object":"response","status":"failed","error":{"code":"server_error"},"output":[\#(said("a"))]}"#,
      ["assistant: a (server_error)"]
    ),
  ]

  @Test("Completions", arguments: completions)
  func completionMessages(_ example: MessageCase) {
    #expect(answered(example.json) == example.messages)
  }

  @Test("Responses", arguments: responses)
  func responseMessages(_ example: MessageCase) {
    #expect(answered(example.json) == example.messages)
  }

  @Test("A call carries the span that ran it and what came back")
  func matchedCall() {
    let found = thread(
      .chatModel("llm", 0, 10).inputs(#"{"messages":[{"role":"user","content":"a"}]}"#)
        .outputs(completion(call("c", "f", #"{"x":1}"#))),
      .tool("t", "f", 20, 30).inputs(#"{"x":1}"#).outputs("2")
    )
    #expect(found == ["0 +0", "? user: a", #"! assistant: function f({"x":1}) #c -> 2 @1"#])
  }

  @Test("Pictures of the Images API")
  func images() {
    var span = Span("i", kind: .tool).inputs(#"{"model":"m","prompt":"a train"}"#)
      .outputs(
        #"{"output_format":"webp","data":[{"b64_json":"mlflow-attachment://u","revised_prompt":"p"},{"url":"https://x.org/i"},{"b64_json":"AAAA","url":null}]}"#
      )
    let messages = [
      "0 +0", "? user: a train",
      "! assistant: picture attachment u «p» | picture https://x.org/i | picture base64 AAAA image/webp",
    ]
    #expect(thread(span) == messages)
    span.outputs = nil
    #expect(thread(span) == [])
    span.name = "AsyncImages"
    #expect(thread(span) == Array(messages.prefix(2)))
  }
}
