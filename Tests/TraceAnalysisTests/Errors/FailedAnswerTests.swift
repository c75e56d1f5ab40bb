import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("The failure that a trace's last model call answered with")
struct FailedAnswerTests {
  private static let failed =
    #"{"object":"response","status":"failed","error":{"code":"server_error"}}"#

  private func model(_ id: String, _ start: Int64, fails: Bool) -> Span {
    var span = Span(id, start)
    span.kind = .chatModel
    span.outputs = Payload(recorded: Array((fails ? Self.failed : "{}").utf8)[...])
    return span
  }

  private func answer(_ spans: [Span], _ state: TraceState = .ok) -> Int? {
    var trace = Trace(spans)
    trace.state = state
    return AnalysedTrace(trace).failedAnswer?.span
  }

  @Test("It is the one that started last, wherever it stands")
  func last() {
    #expect(answer([model("b", 20, fails: true), model("a", 10, fails: false)]) == 0)
    #expect(answer([model("b", 20, fails: false), model("a", 10, fails: true)]) == nil)
    #expect(answer([]) == nil)
  }

  @Test(
    "A trace that failed or runs has its own words",
    arguments: [
      (TraceState.ok, true), (.unspecified, true), (.error, false), (.inProgress, false),
    ]
  )
  func state(_ state: TraceState, _ isTold: Bool) {
    #expect((answer([model("a", 10, fails: true)], state) != nil) == isTold)
  }
}
