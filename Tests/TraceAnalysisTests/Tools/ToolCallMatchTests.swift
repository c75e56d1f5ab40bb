import Testing
import TraceAnalysis
import TraceModel

@Suite("Spans and results of tool calls")
struct ToolCallMatchTests {
  @Test("Equal arguments decide first, however they are written")
  func byArguments() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(
        completion(call("c1", "add", #"{"a": 1, "b": 2}"#), call("c2", "add", #"{"a":5}"#))
      ),
      .tool("t1", "add", 20, 30).inputs(#"{"a":5.0}"#).outputs("50"),
      .tool("t2", "add", 21, 30).inputs(#"{"b":2,"a":1}"#).outputs(#""three""#)
    )
    #expect(
      trace.calls(of: "llm") == [
        #"function add({"a":1,"b":2}) #c1 -> "three" [OK] @t2"#,
        #"function add({"a":5}) #c2 -> 50 [OK] @t1"#,
      ]
    )
  }

  @Test("What is left goes by name in order of time, then id")
  func byOrder() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(
        completion(
          call("c1", "f", "1"),
          call("c2", "f", "2"),
          call("c3", "g", "3"),
          call("c4", "f", "4")
        )
      ),
      .tool("t3", "f", 25),
      .tool("t2", "f", 20),
      .tool("t1", "f", 20),
      .tool("t0", "other", 15)
    )
    #expect(
      trace.calls(of: "llm") == [
        "function f(1) #c1 [OK] @t1", "function f(2) #c2 [OK] @t2", "function g(3) #c3",
        "function f(4) #c4 [OK] @t3",
      ]
    )
  }

  @Test("A later call's equal arguments come before an earlier call's order")
  func argumentsBeforeOrder() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(completion(call("c1", "f", "1"), call("c2", "f", "2"))),
      .tool("t1", "f", 20).inputs("2"),
      .tool("t2", "f", 30).inputs("9")
    )
    #expect(
      trace.calls(of: "llm") == ["function f(1) #c1 [OK] @t2", "function f(2) #c2 [OK] @t1"]
    )
  }

  @Test("A tool that started before the model was asked did not answer it")
  func notBefore() {
    let trace = AnalysedTrace(
      .chatModel("llm", 50, 60).outputs(completion(call("c1", "f", "1"), call("c2", "f", "1"))),
      .tool("t1", "f", 49).inputs("1"),
      .tool("t2", "f", 50).inputs("1")
    )
    #expect(trace.calls(of: "llm") == ["function f(1) #c1 [OK] @t2", "function f(1) #c2"])
  }

  @Test("Only spans of kind tool run calls")
  func onlyTools() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(completion(call("c1", "f", "1"))),
      Span("f", 20, 30, kind: .chain).inputs("1")
    )
    #expect(trace.calls(of: "llm") == ["function f(1) #c1"])
  }

  @Test("Calls of one id in two spans are one call with one span and result")
  func oneIDInTwoSpans() {
    let output = completion(call("c1", "f", "1"))
    let trace = AnalysedTrace(
      Span("turn", 0, 100),
      .chatModel("outer", below: "turn", 0, 20).outputs(output),
      .chatModel("inner", below: "outer", 1, 19).outputs(output),
      .tool("t1", "f", below: "turn", 30).outputs("7"),
      .tool("t2", "f", below: "turn", 40).outputs("8")
    )
    #expect(trace.calls(of: "outer") == ["function f(1) #c1 -> 7 [OK] @t1"])
    #expect(trace.calls(of: "inner") == ["function f(1) #c1 -> 7 [OK] @t1"])
  }

  @Test("Calls of one id in different requests are different calls")
  func oneIDAgain() {
    let answer = #"{"role":"tool","tool_call_id":"call_1","content":"SUNNY"}"#
    let trace = AnalysedTrace(
      .chatModel("ask", 0, 10).outputs(completion(call("call_1", "weather", "1"))),
      .tool("t1", "weather", 20, 30).inputs("1").outputs(#""SUNNY""#),
      .chatModel("told", 40, 50).inputs("[\(answer)]"),
      .chatModel("other", 60, 70).outputs(completion(call("call_1", "book", "2"))),
      .tool("t2", "book", 80, 90).inputs("2").outputs(#""BOOKED""#)
    )
    #expect(trace.calls(of: "ask") == [#"function weather(1) #call_1 -> "SUNNY" [OK] @t1"#])
    #expect(trace.calls(of: "other") == [#"function book(2) #call_1 -> "BOOKED" [OK] @t2"#])
    #expect(trace["other"]?.toolCalls.first?.isAnsweredByID == false)
  }

  @Test("An id that a conversation uses again has each time the answer that follows")
  func oneIDInOneConversation() {
    let answers = ["first", "second"].map {
      #"{"role":"tool","tool_call_id":"c","content":"\#($0)"}"#
    }
    let trace = AnalysedTrace(
      .chatModel("ask", 0, 10).outputs(completion(call("c", "f", "1"))),
      .chatModel("again", 20, 30).inputs("[\(answers[0])]").outputs(
        completion(call("c", "f", "1"))
      ),
      .chatModel("done", 40, 50).inputs("[\(answers[1])]")
    )
    #expect(trace["ask"]?.toolCalls.first?.result?.shown == #""first""#)
    #expect(trace["again"]?.toolCalls.first?.result?.shown == #""second""#)
  }

  @Test("An answer that a request gives under the name of another tool is not the call's")
  func anotherTool() {
    let again =
      #"{"messages":[{"role":"assistant","tool_calls":[\#(call("c", "weather", "1"))]},{"role":"tool","tool_call_id":"c","content":"SUNNY"}]}"#
    let trace = AnalysedTrace(
      .chatModel("ask", 0, 10).outputs(completion(call("c", "book", "2"))),
      .chatModel("again", 40, 50).inputs(again)
    )
    #expect(trace.calls(of: "ask") == ["function book(2) #c"])
  }

  @Test(
    "Calls without an id, or with an empty one, each stand for themselves",
    arguments: [true, false]
  )
  func withoutID(isEmpty: Bool) {
    let id = isEmpty ? #""id":"","# : ""
    let calls = [1, 2].map { #"{\#(id)"function":{"name":"f","arguments":"\#($0)"}}"# }
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(completion(calls[0], calls[1])),
      .tool("t1", "f", 20),
      .tool("t2", "f", 30)
    )
    #expect(trace["llm"]?.toolCalls.map(\.span) == [1, 2])
  }

  @Test("An answer under an empty id belongs to no call")
  func emptyAnswer() {
    let trace = AnalysedTrace(
      .chatModel("ask", 0, 10).outputs(completion(call("", "f", "1"), call("", "f", "2"))),
      .tool("t1", "f", 20).outputs("10"),
      .tool("t2", "f", 30).outputs("20"),
      .chatModel("again", 40, 50).inputs(
        #"[{"role":"tool","tool_call_id":"","content":"10"}]"#
      )
    )
    #expect(trace["ask"]?.toolCalls.map { $0.result?.shown } == ["10", "20"])
  }

  @Test("The status is the item's own, else the span's")
  func status() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(
        #"{"output":[{"type":"function_call","call_id":"a","name":"f","status":"completed"},{"type":"function_call","call_id":"b","name":"f"}]}"#
      ),
      .tool("t1", "f", 20).status(.error),
      .tool("t2", "f", 30).status(.error)
    )
    #expect(
      trace.calls(of: "llm") == [
        "function f() #a [completed] @t1", "function f() #b [ERROR] @t2",
      ]
    )
  }

  @Test("Custom tools run in spans, built-in ones do not")
  func customAndBuiltIn() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(
        #"{"output":[{"type":"custom_tool_call","call_id":"a","name":"sql","input":"x"},{"type":"web_search_call","id":"b"},{"type":"mcp_call","id":"c","name":"look"}]}"#
      ),
      .tool("t1", "sql", 20),
      .tool("t2", "web_search", 20),
      .tool("t3", "look", 20)
    )
    #expect(trace["llm"]?.toolCalls.map(\.span) == [1, nil, nil])
  }

  @Test(
    "What a later request carries back is the result, before the span's own",
    arguments: [
      (
        #"{"messages":[{"role":"user"},{"role":"tool","tool_call_id":"c1","content":"sunny"}]}"#,
        #""sunny""#
      ),
      (
        #"{"messages":[{"role":"tool","tool_call_id":"c1","content":[{"text":"a"}]}]}"#,
        #"[{"text":"a"}]"#
      ),
      (#"[{"role":"tool","tool_call_id":"c1","content":"sunny"}]"#, #""sunny""#),
      (
        #"{"input":[{"type":"function_call_output","call_id":"c1","output":"sunny"}]}"#, #""sunny""#
      ),
      (#"[{"type":"custom_tool_call_output","call_id":"c1","output":{"a":1}}]"#, #"{"a":1}"#),
      // Nothing that answers this call: the span's output stands.
      (#"{"messages":[{"role":"tool","tool_call_id":"c2","content":"x"}]}"#, "7"),
      (#"{"messages":[{"role":"user","tool_call_id":"c1","content":"x"}]}"#, "7"),
      (#"{"messages":[{"role":"tool","tool_call_id":"c1","content":null}]}"#, "7"),
      (#"{"input":[{"type":"function_call","call_id":"c1","output":"x"}]}"#, "7"),
      (#"{"input":"text"}"#, "7"), ("[]", "7"), ("text", "7"),
    ]
  )
  func result(_ inputs: String, _ expected: String) {
    let trace = AnalysedTrace(
      .chatModel("ask", 0, 10).outputs(completion(call("c1", "f", "1"))),
      .tool("t", "f", 20).outputs("7"),
      .chatModel("again", 40, 50).inputs(inputs)
    )
    #expect(trace["ask"]?.toolCalls.first?.result?.shown == expected)
  }

  @Test("The first answer under an id stays, and the answer needs no span")
  func firstAnswer() {
    let again =
      #"{"messages":[{"role":"tool","tool_call_id":"c1","content":"first"},{"role":"tool","tool_call_id":"c1","content":"second"}]}"#
    let trace = AnalysedTrace(
      .chatModel("ask", 0, 10).outputs(completion(call("c1", "f", "1"))),
      .chatModel("again", 40, 50).inputs(again)
    )
    #expect(trace.calls(of: "ask") == [#"function f(1) #c1 -> "first""#])
  }

  @Test("Streamed calls are matched as recorded ones are")
  func streamed() {
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).chunks(
        chat(
          #"{"tool_calls":[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"a\":1}"}}]}"#
        )
      ),
      .tool("t1", "f", 20).inputs(#"{"a": 2}"#),
      .tool("t2", "f", 30).inputs(#"{"a": 1}"#).outputs("1")
    )
    #expect(trace.calls(of: "llm") == [#"function f({"a":1}) #c1 -> 1 [OK] @t2"#])
  }
}
