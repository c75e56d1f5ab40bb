import Testing
import TraceAnalysis
import TraceModel

@Suite("Messages of a streamed answer")
struct StreamedConversationTests {
  private func answer(_ chunks: String...) -> [String] {
    let span = chunks.enumerated().reduce(
      Span.chatModel().inputs(#"{"messages":[]}"#).outputs(saying("MLflow's own"))
    ) { span, chunk in
      span.chunk(at: Int64(chunk.offset + 1) * 10, chunk.element)
    }
    return Array(thread(span).dropFirst())
  }

  @Test("Choices of a Chat Completion")
  func choices() {
    let found = answer(
      chat(#"{"content":"a"}"#),
      chat(#"{"refusal":"no"}"#, index: 1),
      chat(#"{"content":"b","reasoning_content":"hm"}"#),
      chat("{}", end: #""stop""#)
    )
    #expect(found == ["! assistant #0: thinks hm | ab (stop)", "! assistant #1: refuses no"])
  }

  @Test("Calls, which MLflow's own output loses, also one without a name")
  func calls() {
    let found = answer(
      chat(#"{"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{\"x\""}}]}"#),
      chat(#"{"tool_calls":[{"index":0,"function":{"arguments":":1}"}},{"index":1,"id":"d"}]}"#)
    )
    #expect(found == [#"! assistant: function f({"x":1}) #c | function () #d"#])
  }

  @Test("Items of a Response as their last event has them")
  func items() {
    let found = answer(
      item("added", #"{"type":"function_call","call_id":"c","name":"f","arguments":""}"#),
      item("done", #"{"type":"function_call","call_id":"c","name":"f","arguments":"1"}"#),
      item("done", said("hello"), at: 1),
      closing("completed")
    )
    #expect(found == ["! assistant: function f(1) #c | hello"])
  }

  @Test("What came of items that did not end")
  func unfinished() {
    let found = answer(
      item("added", #"{"type":"reasoning","summary":[]}"#),
      delta("reasoning_summary_text", "hm"),
      item("added", #"{"type":"message","role":"assistant","content":[]}"#, at: 1),
      delta("output_text", "begins", item: 1),
      item("added", #"{"type":"function_call","call_id":"c","name":"f","arguments":""}"#, at: 2),
      delta("function_call_arguments", "[1", item: 2),
      item("added", #"{"type":"mcp_list_tools","tools":[]}"#, at: 3),
      #"{"type":"error","message":"gone"}"#
    )
    #expect(
      found == [
        #"! assistant: thinks hm | begins | function f(<[1>) #c | <mcp_list_tools> {"tools":[],"type":"mcp_list_tools"} (error)"#
      ]
    )
  }

  @Test("A closing event alone has the items")
  func closingAlone() {
    let event = #"{"type":"response.completed","response":\#(response(said("a")))}"#
    #expect(answer(event) == ["! assistant: a"])
  }

  @Test("Chunks that are plain texts")
  func raw() { #expect(answer("one ", "two") == ["! assistant: one two"]) }
}
