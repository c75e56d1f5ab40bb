import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("What a diff keeps of a trace")
struct CaseFactsTests {
  private func facts(_ spans: [Span], _ change: (inout Trace) -> Void = { _ in }) -> CaseFacts {
    var trace = Trace(
      id: "tr-1",
      state: .ok,
      requestTimeMS: 7,
      experiment: Experiment(id: "1", name: nil),
      source: "s"
    )
    trace.spans = spans
    change(&trace)
    let analysed = AnalysedTrace(trace)
    return CaseFacts(analysed) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func usage(_ input: Int64, _ output: Int64) -> TokenUsage {
    var usage = TokenUsage()
    (usage.input, usage.output) = (input, output)
    return usage
  }

  @Test("Metrics: times of the critical path by what works, tokens and cost")
  func metrics() {
    var model = Span.chatModel("llm", below: "root", 10, 60).states(usage(100, 7)).costs(0.25)
    model.model = "m1"
    let facts = facts([
      Span("root", 0, 100), model,
      Span.tool("t", "search", below: "root", 60, 70),
      Span("r", below: "root", 70, 90, kind: .retriever),
      Span("r2", below: "root", 90, 95, kind: .embedding),
    ])
    #expect(
      facts.values == [
        .duration: 100, .modelTime: 50, .toolTime: 10, .retrievalTime: 25, .inputTokens: 100,
        .outputTokens: 7, .cost: 0.25, .failures: 0,
      ]
    )
    #expect(facts.models.map(\.name.string) == ["m1"])
    #expect(facts.requestTimeMS == 7 && facts.failure == nil)
  }

  @Test("What a trace does not have is unknown, not 0")
  func unknown() {
    #expect(facts([]).values == [.failures: 0])
    #expect(facts([Span("root", 0, nil)]) { $0.state = .inProgress }.values == [.failures: 0])
    let failed = facts([Span("root", 0, 10).status(.error)]) { $0.state = .error }
    #expect(failed.values == [.duration: 10, .failures: 1])
    #expect(failed.failure != nil)
  }

  @Test("A call that is recorded twice counts once, one without tokens too")
  func calls() {
    var outer = Span.chatModel("outer", below: "root", 0, 50).states(usage(10, 5))
    var inner = Span.chatModel("inner", below: "outer", 0, 50).states(usage(10, 5))
    var silent = Span.chatModel("silent", below: "root", 50, 90)
    (outer.model, inner.model, silent.model) = ("m", "m", "other")
    let models = facts([Span("root", 0, 100), outer, inner, silent]).models
    #expect(models.map(\.name.string) == ["m", "other"])
    #expect(models.map(\.spending.calls) == [1, 1])
    #expect(models.map(\.spending.inputTokens) == [10, 0])
    #expect(models.map(\.spending.costUSD) == [nil, nil])
  }

  @Test("Each linked prompt has all that the trace spent")
  func prompts() {
    var model = Span.chatModel("llm", 0, 50).states(usage(10, 5)).costs(1)
    model.model = "m"
    let facts = facts([model]) {
      $0.linkedPrompts = [
        LinkedPrompt(name: "ask", version: "2"), LinkedPrompt(name: "sum", version: "1"),
      ]
    }
    #expect(facts.prompts.map(\.name.string) == ["ask/2", "sum/1"])
    #expect(facts.prompts.map(\.spending.inputTokens) == [10, 10])
    #expect(facts.prompts.map(\.spending.costUSD) == [1, 1])
  }

  @Test("Tools stand in order of time; arguments that mean the same are the same")
  func tools() {
    let first = facts([
      Span("root", 0, 100), Span.tool("b", "g", below: "root", 50, 60).status(.error),
      Span.tool("a", "f", below: "root", 10, 20).inputs(#"{"a": 1, "b": [2]}"#),
    ])
    let second = facts([
      Span("root", 0, 100),
      Span.tool("a", "f", below: "root", 10, 20).inputs(#"{"b":[2.0],"a":1.0}"#),
    ])
    #expect(first.tools.map(\.name.string) == ["f", "g"])
    #expect(first.tools.map(\.hasFailed) == [false, true])
    #expect(first.tools[1].arguments == nil)
    #expect(first.tools[0] == second.tools[0])
  }
}
