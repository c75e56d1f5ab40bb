import Testing
import TraceAnalysis
import TraceModel

@Suite("What a trace cost")
struct TraceCostTests {
  /// Dollars a million tokens: `m` 1 in, 10 out; `big` 100 in, 1000 out.
  private let prices = PriceTable(
    date: "2026-01-02",
    source: "test",
    entries: [
      PriceTable.Entry(
        ModelPrice(provider: "p", model: "m", base: TokenPrices(input: 1, output: 10)),
        names: ["m"]
      ),
      PriceTable.Entry(
        ModelPrice(provider: "p", model: "big", base: TokenPrices(input: 100, output: 1000)),
        names: ["big"]
      ),
    ]
  )

  private func call(
    _ id: String,
    below parent: String? = nil,
    _ model: String?,
    _ input: Int64,
    _ output: Int64
  ) -> Span {
    var span = Span.chatModel(id, below: parent)
      .states(TokenUsage(input, output, total: input + output))
    span.model = model
    return span
  }

  private func cost(_ spans: Span...) -> TraceCost {
    AnalysedTrace(Trace(spans), prices: PriceFinder(prices)).cost
  }

  @Test("What a span states counts before the table, and the sum may come from both")
  func origins() {
    let found = cost(
      Span("r"),
      call("a", below: "r", "m", 100, 10).costs(0.5),
      call("b", below: "r", "m", 100, 10),
      call("c", below: "r", "new", 1, 1),
      call("d", below: "r", nil, 1, 1)
    )
    #expect(
      found.spans == [
        nil, .stated(Cost(total: 0.5)),
        .priceTable(Cost(input: 100e-6, output: 100e-6, total: 200e-6)),
        .unpriced(.unknownModel("new")), .unpriced(.noModel),
      ]
    )
    #expect(isClose(found.total?.total, 0.5002))
    #expect(found.counted == [1, 2] && found.unpriced == [3, 4])
    #expect(found.sum.statedUSD == 0.5 && isClose(found.sum.priceTableUSD, 0.0002))
    #expect(isClose(found.sum.totalUSD, 0.5002) && found.sum.unpricedCalls == 2)
    #expect(found.pricesDate == "2026-01-02")
  }

  @Test("Without prices it is what spans state, as the ledger counts it")
  func noPrices() {
    let found = AnalysedTrace(
      Span("r"),
      call("a", below: "r", "m", 1, 1).costs(0.5),
      call("b", below: "a", "m", 1, 1).costs(9),
      call("c", below: "r", "m", 1, 1)
    ).cost
    #expect(found.total == Cost(total: 0.5) && found.pricesDate == nil)
    #expect(found.unpriced == [3] && found.spans[3] == .unpriced(.noPrices))
    #expect(found.sum == CostSum(statedUSD: 0.5, unpricedCalls: 1))
    #expect(cost(Span("r")).total == nil && cost(Span("r")).sum == CostSum())
  }

  @Test("Numbers that are rolled up cost once, at the prices of those who made them")
  func rolledUp() {
    let found = cost(
      call("agent", "big", 300, 30),
      call("a", below: "agent", "m", 100, 10),
      call("b", below: "agent", "m", 200, 20)
    )
    #expect(isClose(found.total?.total, (300 * 1 + 30 * 10) * 1e-6))
    #expect(found.counted == [1, 2] && found.unpriced == [])
  }

  @Test("Where inner numbers do not add up the outer one is priced, or they are if it has no model")
  func unclear() {
    let outer = cost(call("agent", "m", 300, 30), call("a", below: "agent", "m", 100, 10))
    #expect(outer.counted == [0])
    #expect(isClose(outer.total?.total, 600e-6))
    let inner = cost(call("agent", nil, 300, 30), call("a", below: "agent", "m", 100, 10))
    #expect(inner.counted == [1] && inner.attributed == [1] && inner.unpriced == [])
    #expect(outer.spans[1] == nil && inner.spans[0] == nil)
    #expect(isClose(inner.total?.total, 200e-6))
  }

  @Test("A cost that is stated inside is not lost in a price for the span around it")
  func statedInside() {
    let found = cost(
      call("agent", "m", 999, 99),
      call("a", below: "agent", "m", 100, 10).costs(0.25),
      call("b", below: "agent", "m", 100, 10)
    )
    #expect(found.counted == [1, 2] && found.unpriced == [])
    #expect(isClose(found.total?.total, 0.2502))
  }

  @Test("Cached tokens beside the input are priced beside it, and the reader is told")
  func cacheBeside() {
    var span = call("a", "m", 100, 0)
    span.statedTokenUsage?.cacheRead = 5000
    let found = cost(span)
    #expect(isClose(found.total?.total, 5100e-6))
    #expect(found.diagnostics.map(\.code) == [.cacheBesideInput])
    #expect(found.diagnostics.first?.spanID == "a")
    span.statedTokenUsage?.cacheRead = 40
    #expect(cost(span).diagnostics == [])
    #expect(isClose(cost(span).total?.total, 100e-6))
  }
}
