import Testing
import TraceAnalysis
import TraceModel

@Suite("What a ledger says beside the store")
struct LedgerCheckTests {
  private func analysed(
    _ spans: Span...,
    tokens: TokenUsage? = nil,
    cost: Double? = nil
  ) -> AnalysedTrace {
    var trace = Trace(spans)
    trace.statedTokenUsage = tokens
    trace.statedCost = cost.map { Cost(total: $0) }
    return AnalysedTrace(trace)
  }

  @Test(
    "The keys that differ are named, in the order of keys",
    arguments: [
      (nil, []), (TokenUsage(10, 5, total: 15), []), (TokenUsage(10, nil), []),
      (TokenUsage(10, 5, reasoning: 4), []), (TokenUsage(9, 5, total: 14), [.input, .total]),
      (TokenUsage(nil, 0), [.output]),
    ] as [(TokenUsage?, [TokenKey])]
  )
  func differing(_ stated: TokenUsage?, _ expected: [TokenKey]) {
    let span = Span("r").states(TokenUsage(10, 5, total: 15))
    #expect(analysed(span, tokens: stated).ledger.differing == expected)
  }

  @Test("A stated number that no span reports differs, zero too")
  func unreported() {
    #expect(analysed(Span("r"), tokens: TokenUsage(0, nil)).ledger.differing == [.input])
  }

  @Test(
    "Costs differ by more than rounding",
    arguments: [
      (nil, false), (0.3, false), (0.1 + 0.2, false), (0.3000001, true), (0, true), (-0.3, true),
    ] as [(Double?, Bool)]
  )
  func cost(_ stated: Double?, _ differs: Bool) {
    #expect(analysed(Span("r").costs(0.3), cost: stated).cost.differs == differs)
  }

  @Test("The spans that make the cost are the outermost that state one, in tree order")
  func costed() {
    let found = analysed(
      Span("r", 0, 100).states(TokenUsage(1, 1)),
      Span("late", below: "r", 50, 60).costs(0.25),
      Span("early", below: "r", 10, 20).costs(0.5),
      Span("inside", below: "early", 11, 12).costs(0.5)
    ).cost
    #expect(found.counted == [2, 1])
    #expect(found.total == Cost(total: 0.75))
    #expect(analysed(Span("r")).cost.counted == [])
  }
}
