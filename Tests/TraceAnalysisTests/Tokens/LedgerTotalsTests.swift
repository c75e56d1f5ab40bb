import Testing
import TraceAnalysis
import TraceModel

@Suite("Costs and the store's totals")
struct LedgerTotalsTests {
  @Test("The outermost spans that state a cost count, whoever reports tokens")
  func outermostCosts() {
    let analysed = AnalysedTrace(
      Span("r").states(TokenUsage(1, 1)),
      Span("a", below: "r").costs(0.5),
      Span("b", below: "a").costs(0.5),
      Span("c", below: "r").costs(0.25)
    )
    #expect(analysed.cost.total == Cost(total: 0.75))
  }

  @Test("Parts that nobody states stay unknown")
  func costParts() {
    var a = Span("a")
    a.statedCost = Cost(input: 0.5, total: 0.5)
    var b = Span("b")
    b.statedCost = Cost(output: 0.25, total: 0.25)
    #expect(AnalysedTrace(a, b).cost.total == Cost(input: 0.5, output: 0.25, total: 0.75))
    #expect(AnalysedTrace(a).cost.total == Cost(input: 0.5, total: 0.5))
    #expect(AnalysedTrace(Span("r")).cost.total == nil)
  }

  @Test(
    "Tokens that differ from the store's are said",
    arguments: [
      (TokenUsage(10, 5, total: 15), nil),
      // What the store does not state is not compared, and reasoning never.
      (TokenUsage(10, nil), nil), (TokenUsage(), nil), (TokenUsage(10, 5, reasoning: 9), nil),
      (TokenUsage(11, 5, total: 15), "Counted input_tokens 10, stated 11 by the store."),
      (
        TokenUsage(9, 5, total: 14),
        "Counted input_tokens 10, stated 9; total_tokens 15, stated 14 by the store."
      ),
    ] as [(TokenUsage, String?)]
  )
  func tokens(_ stated: TokenUsage, _ message: String?) {
    var trace = Trace([Span("r").states(TokenUsage(10, 5, total: 15))])
    trace.statedTokenUsage = stated
    let found = AnalysedTrace(trace).diagnostics
    #expect(found == message.map { [Diagnostic(.tokensDiffer, $0)] } ?? [])
  }

  @Test("Tokens that the store states and nobody reports differ")
  func tokensOfNobody() {
    var trace = Trace([Span("r")])
    trace.statedTokenUsage = TokenUsage(0, nil)
    #expect(
      AnalysedTrace(trace).diagnostics == [
        Diagnostic(.tokensDiffer, "Counted input_tokens none, stated 0 by the store.")
      ]
    )
  }

  @Test(
    "Costs that differ by more than rounding are said",
    arguments: [
      (0.3, 0.3, false), (0.1 + 0.2, 0.3, false), (0.3, 0.3 * (1 + 5e-10), false),
      (0.3, 0.3 * (1 + 5e-9), true), (0.3, 0.2, true), (0, 0, false), (0, 1e-12, true),
      (.infinity, .infinity, false), (0.3, .nan, true),
    ] as [(Double, Double, Bool)]
  )
  func costs(_ counted: Double, _ stated: Double, _ differ: Bool) {
    var trace = Trace([Span("r").costs(counted)])
    trace.statedCost = Cost(total: stated)
    #expect(AnalysedTrace(trace).findings == (differ ? ["cost_differs"] : []))
  }

  @Test("A cost that the store states and nobody counts is said in words")
  func costOfNobody() {
    var trace = Trace([Span("r")])
    trace.statedCost = Cost(total: 0.5)
    let found = AnalysedTrace(trace).diagnostics
    #expect(found.map(\.code) == [.costDiffers])
    #expect(found.allSatisfy { !$0.message.contains("$nothing") && $0.message.contains("$0.5") })
  }

  @Test("A stated cost without a total is not compared")
  func costWithoutTotal() {
    var trace = Trace([Span("r").costs(1)])
    trace.statedCost = Cost(input: 5)
    #expect(AnalysedTrace(trace).findings == [])
  }
}
