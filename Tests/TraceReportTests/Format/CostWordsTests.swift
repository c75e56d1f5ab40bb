import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("A cost in words") struct CostWordsTests {
  @Test(
    "It says who says so and what is left out",
    arguments: [
      (CostSum(), nil, nil),
      (CostSum(statedUSD: 0.5), "$0.500", "stated by spans"),
      (CostSum(priceTableUSD: 0.25), "≈ $0.250", "by prices of 2026-01-02"),
      (
        CostSum(statedUSD: 0.5, priceTableUSD: 0.25, unpricedCalls: 1), "≈ $0.750",
        "$0.500 stated, $0.250 by prices of 2026-01-02 · 1 call unpriced"
      ),
      (CostSum(unpricedCalls: 1204), nil, "1 204 calls unpriced"),
      (CostSum(statedUSD: 0), "$0", "stated by spans"),
    ] as [(CostSum, String?, String?)]
  )
  func words(cost: CostSum, text: String?, words: String?) {
    #expect(cost.text.map(plain) == text)
    #expect(CostWords(cost, pricesDate: "2026-01-02").all.map(plain) == words)
  }

  private func facts(_ spans: Span..., stated: Double? = nil) -> (String?, String) {
    let trace = Trace(spans) { $0.statedCost = stated.map { Cost(total: $0) } }
    let facts = TraceFacts(AnalysedTrace(trace, prices: PriceFinder(samplePrices)))
    return (facts.cost.map(plain), plain(facts.costWords))
  }

  @Test("A trace says why it has no cost")
  func unknown() {
    #expect(facts(Span("r")) == (nil, "no span states one"))
    #expect(facts(.paid("a", "my-model")) == (nil, "no price for my-model"))
    #expect(facts(.paid("a", nil)) == (nil, "1 call without a model"))
    let negative = Span.paid("a", "m").with { $0.statedTokenUsage?.input = -1 }
    #expect(facts(negative) == (nil, "1 call without input and output tokens"))
  }

  @Test("What the store states is told where it is something else")
  func store() {
    #expect(facts(.paid("a", "m")) == ("≈ $0.00200", "by prices of 2026-01-02"))
    #expect(facts(.paid("a", "m"), stated: 0.002) == ("≈ $0.00200", "by prices of 2026-01-02"))
    #expect(
      facts(.paid("a", "m"), stated: 0.5)
        == ("≈ $0.00200", "by prices of 2026-01-02 · the store states $0.500")
    )
    #expect(facts(Span("r"), stated: 0.5) == (nil, "no span states one · the store states $0.500"))
  }
}
