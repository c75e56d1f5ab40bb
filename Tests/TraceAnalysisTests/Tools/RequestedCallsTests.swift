import Testing
import TraceAnalysis
import TraceModel

@Suite("Calls that a model's output asks for")
struct RequestedCallsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let outputs: String
    let calls: [String]

    init(_ description: String, _ outputs: String, _ calls: [String]) {
      testDescription = description
      self.outputs = outputs
      self.calls = calls
    }
  }

  static let chat = [
    Case(
      "two calls of one message",
      completion(call("c1", "add", #"{"b": 2, "a": 1}"#), call("c2", "now", "")),
      [#"function add({"a":1,"b":2}) #c1"#, "function now(<>) #c2"]
    ),
    Case(
      "arguments that are no JSON stay a text",
      completion(call("c", "add", "{oops")),
      ["function add(<{oops>) #c"]
    ),
    Case(
      "arguments recorded as an object",
      completion(#"{"id":"c","function":{"name":"add","arguments":{"a":1}}}"#),
      [#"function add({"a":1}) #c"#]
    ),
    Case(
      "null arguments are none",
      completion(#"{"id":"c","type":"function","function":{"name":"add","arguments":null}}"#),
      ["function add() #c"]
    ),
    Case(
      "a custom tool",
      completion(#"{"id":"c","type":"custom","custom":{"name":"sql","input":"select 1"}}"#),
      ["custom sql(<select 1>) #c"]
    ),
    Case(
      "a custom tool beside a null function",
      completion(
        #"{"id":"c","type":"custom","function":null,"custom":{"name":"sql","input":"x"}}"#
      ),
      ["custom sql(<x>) #c"]
    ),
    Case(
      "the legacy function call, which has no id",
      #"{"choices":[{"message":{"tool_calls":null,"function_call":{"name":"add","arguments":"[1]"}}}]}"#,
      ["function add([1])"]
    ),
    Case(
      "calls of all choices",
      #"{"choices":[{"message":{"tool_calls":[\#(call("a", "f", "1"))]}},{"message":null},{"message":{"tool_calls":[\#(call("b", "f", "2"))]}}]}"#,
      ["function f(1) #a", "function f(2) #b"]
    ),
    Case("calls without a name are none", completion(#"{"id":"c"}"#, #"{"function":{}}"#, "3"), []),
    Case("no calls", #"{"choices":[{"message":{"content":"Hi","tool_calls":null}}]}"#, []),
  ]

  static let responses = [
    Case(
      "a function call",
      #"{"output":[{"type":"reasoning"},{"type":"function_call","id":"fc","call_id":"c","name":"add","arguments":"{\"a\":1}","status":"completed"}]}"#,
      [#"function add({"a":1}) #c [completed]"#]
    ),
    Case(
      "a web search",
      #"{"output":[{"type":"web_search_call","id":"ws","status":"completed","action":{"type":"search","query":"x"}}]}"#,
      [#"web_search web_search({"query":"x","type":"search"}) #ws [completed]"#]
    ),
    Case(
      "a file search with results",
      #"{"output":[{"type":"file_search_call","id":"fs","queries":["a"],"results":[{"score":1}],"status":"completed"}]}"#,
      [#"file_search file_search(["a"]) #fs -> [{"score":1}] [completed]"#]
    ),
    Case(
      "a code interpreter",
      #"{"output":[{"type":"code_interpreter_call","id":"ci","code":"1+1","outputs":[{"logs":"2"}],"status":"completed"}]}"#,
      [#"code_interpreter code_interpreter("1+1") #ci -> [{"logs":"2"}] [completed]"#]
    ),
    Case(
      "code that happens to be JSON is code",
      #"{"output":[{"type":"code_interpreter_call","id":"ci","code":"42","outputs":null}]}"#,
      [#"code_interpreter code_interpreter("42") #ci"#]
    ),
    Case(
      "an MCP call and its failure",
      #"{"output":[{"type":"mcp_call","id":"m1","name":"look","arguments":"{}","output":"ok","error":null},{"type":"mcp_call","id":"m2","name":"look","arguments":"{}","output":null,"error":"no"}]}"#,
      [#"mcp look({}) #m1 -> "ok""#, #"mcp look({}) #m2 -> "no""#]
    ),
    Case(
      "a computer, an image, a shell",
      #"{"output":[{"type":"computer_call","id":"x","call_id":"c","action":{"type":"click"}},{"type":"image_generation_call","id":"ig","result":"AAAA"},{"type":"local_shell_call","id":"ls","call_id":"c2","action":{"command":["ls"]}}]}"#,
      [
        #"computer computer({"type":"click"}) #c"#,
        #"image_generation image_generation() #ig -> "AAAA""#,
        #"local_shell local_shell({"command":["ls"]}) #c2"#,
      ]
    ),
    Case(
      "a custom tool's input is read as arguments are",
      #"{"output":[{"type":"custom_tool_call","call_id":"c","name":"sql","input":"{\"q\": 1}"},{"type":"custom_tool_call","call_id":"d","name":"sql","input":"select"}]}"#,
      [#"custom_tool sql({"q":1}) #c"#, "custom_tool sql(<select>) #d"]
    ),
    Case(
      "items of other types, or of none",
      #"{"output":[{"type":"message"},{"type":"function_call_output","call_id":"c"},{"type":"mcp_list_tools"},{},7,null]}"#,
      []
    ),
  ]

  static let lists = [
    Case(
      "a list of messages",
      #"[{"role":"assistant","tool_calls":[\#(call("a", "f", "1"))]}]"#,
      ["function f(1) #a"]
    ),
    Case(
      "a list of output items",
      #"[{"type":"message"},{"type":"function_call","call_id":"c","name":"add","arguments":"[]"}]"#,
      ["function add([]) #c"]
    ),
    Case("a text", "Hello", []),
    Case("a JSON string", #""Hello""#, []),
    Case("a list of other things", #"[1, null, "a", [], {}]"#, []),
  ]

  @Test("Recorded outputs", arguments: chat + responses + lists)
  func recorded(_ example: Case) {
    let trace = AnalysedTrace(Span.chatModel().outputs(example.outputs))
    #expect(trace.calls(of: "llm") == example.calls)
  }

  @Test("Only model calls ask for tools", arguments: SpanKind.named)
  func kinds(_ kind: SpanKind) {
    let span = Span("s", 0, 100, kind: kind).outputs(completion(call("c", "f", "1")))
    let isModelCall = kind == .chatModel || kind == .llm
    #expect(AnalysedTrace(span).calls(of: "s").isEmpty == !isModelCall)
  }

  @Test("Streamed calls come from the chunks, in order of choice and index, whatever the outputs")
  func streamedChat() {
    let span = Span.chatModel().outputs(completion(call("x", "other", "1"))).chunks(
      TraceAnalysisTests.chat(
        #"{"tool_calls":[{"index":0,"id":"c3","function":{"name":"h","arguments":"3"}}]}"#,
        index: 1
      ),
      TraceAnalysisTests.chat(
        #"{"tool_calls":[{"index":1,"id":"c2","function":{"name":"g","arguments":""}}]}"#
      ),
      TraceAnalysisTests.chat(
        #"{"tool_calls":[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"a\""}}]}"#
      ),
      TraceAnalysisTests.chat(#"{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}"#)
    )
    #expect(
      AnalysedTrace(span).calls(of: "llm") == [
        #"function f({"a":1}) #c1"#, "function g() #c2", "function h(3) #c3",
      ]
    )
  }

  @Test("A streamed custom tool keeps its kind")
  func streamedCustomTool() {
    let span = Span.chatModel().chunks(
      TraceAnalysisTests.chat(
        #"{"tool_calls":[{"index":0,"id":"c","type":"custom","custom":{"name":"sql","input":"select"}}]}"#
      )
    )
    #expect(AnalysedTrace(span).calls(of: "llm") == ["custom sql(<select>) #c"])
  }

  @Test("Streamed items stand as they were done, else as they were added with what came since")
  func streamedResponses() {
    let span = Span.chatModel().chunks(
      item(
        "added",
        #"{"type":"function_call","call_id":"a","name":"f","arguments":"","status":"in_progress"}"#
      ),
      delta("function_call_arguments", "[1"),
      delta("function_call_arguments", "]"),
      item(
        "added",
        #"{"type":"function_call","call_id":"b","name":"g","arguments":"","status":"in_progress"}"#,
        at: 1
      ),
      delta("function_call_arguments", "x", item: 1),
      item(
        "done",
        #"{"type":"function_call","call_id":"b","name":"g","arguments":"[2]","status":"completed"}"#,
        at: 1
      ),
      item("added", #"{"type":"code_interpreter_call","id":"ci"}"#, at: 2),
      delta("code_interpreter_call_code", "42", item: 2),
      item("done", #"{"type":"message"}"#, at: 3)
    )
    #expect(
      AnalysedTrace(span).calls(of: "llm") == [
        "function f([1]) #a [in_progress]", "function g([2]) #b [completed]",
        #"code_interpreter code_interpreter("42") #ci"#,
      ]
    )
  }

  @Test("Streams of texts leave it to the recorded outputs")
  func streamedText() {
    let span = Span.chatModel().outputs(completion(call("c", "f", "1"))).chunks("text")
    #expect(AnalysedTrace(span).calls(of: "llm") == ["function f(1) #c"])
  }
}
