import Testing
import TraceAnalysis
import TraceModel

@Suite("Tool calls of a whole trace")
struct TraceToolsTests {
  /// Each call in one line: `name #id asked in SPANS`.
  private func calls(_ spans: Span...) -> [String] {
    TraceTools(AnalysedTrace(Trace(spans))).calls.map { row in
      let asked = row.askedIn.map { spans[$0].id }.joined(separator: " ")
      return "\(row.call.name) #\(row.call.id ?? "-") \(asked)"
    }
  }

  private let once = completion(call("c1", "f", "{}"))

  @Test("A call that one model span records inside another is one call")
  func nested() {
    #expect(
      calls(
        Span.chatModel("outer", 0, 100).outputs(once),
        .chatModel("inner", below: "outer", 10, 90).outputs(once)
      ) == ["f #c1 outer inner"]
    )
  }

  @Test("Calls of spans side by side are two, though producers may number them alike")
  func sideBySide() {
    #expect(
      calls(
        Span("r", 0, 100),
        .chatModel("a", below: "r", 0, 10).outputs(once),
        .chatModel("b", below: "r", 20, 30).outputs(once)
      ) == ["f #c1 a", "f #c1 b"]
    )
  }

  @Test("One span's calls stay apart, whatever their ids")
  func oneSpan() {
    #expect(
      calls(
        Span.chatModel().outputs(
          completion(
            call("c1", "f", "1"),
            call("c1", "f", "2"),
            call("", "g", "3"),
            call("", "g", "3")
          )
        )
      ) == ["f #c1 llm", "f #c1 llm", "g # llm", "g # llm"]
    )
  }

  @Test("Names and ids are both needed to take two calls for one")
  func otherNames() {
    #expect(
      calls(
        Span.chatModel("outer", 0, 100).outputs(once),
        .chatModel("inner", below: "outer", 10, 90).outputs(completion(call("c1", "g", "{}")))
      ) == ["f #c1 outer", "g #c1 inner"]
    )
  }

  @Test("Nothing is told of a trace without tools")
  func nothing() {
    #expect(TraceTools(AnalysedTrace(Trace([]))).isEmpty)
    #expect(TraceTools(AnalysedTrace(Trace([.chatModel().outputs("7")]))).isEmpty)
  }

  @Test("It is known how the span that ran a call was found, and whether a request has the answer")
  func matches() {
    let answer = #"{"messages":[{"role":"tool","tool_call_id":"c3","content":"yes"}]}"#
    let trace = AnalysedTrace(
      .chatModel("llm", 0, 10).outputs(
        completion(call("c1", "f", #"{"a":1}"#), call("c2", "f", "2"), call("c3", "g", "3"))
      ),
      .tool("t1", "f", 20, 30).inputs(#"{"a": 1.0}"#),
      .tool("t2", "f", 40, 50).inputs(#"{"b":2}"#),
      .chatModel("later", 60, 70).inputs(answer)
    )
    let calls = trace["llm"]?.toolCalls ?? []
    #expect(calls.map(\.match) == [.arguments, .order, nil])
    #expect(calls.map(\.isAnsweredByID) == [false, false, true])
  }
}
