import Testing
import TraceAnalysis
import TraceModel

@Suite("Whose cost it is")
struct CostAttributionTests {
  private func priced(_ spans: Span...) -> TraceSummary {
    let price = ModelPrice(provider: "p", model: "m", base: TokenPrices(input: 1, output: 10))
    let entry = PriceTable.Entry(price, names: ["m"])
    let table = PriceTable(date: "2026-01-02", source: "test", entries: [entry])
    return TraceSummary(Trace(spans), prices: table)
  }

  private func call(_ id: String, _ model: String?) -> Span {
    var span = Span.chatModel(id, below: "agent").states(TokenUsage(100, 10, total: 110))
    span.model = model
    return span
  }

  private func costs(_ summary: TraceSummary) -> [CallCost?] { summary.spans.map { $0.call?.cost } }

  @Test("A cost that an agent sums up is that of the calls in it, and counts once")
  func addsUp() {
    let cost = AnalysedTrace(
      Span("agent", kind: .agent).costs(0.1 + 0.2),
      Span.chatModel("a", below: "agent").costs(0.1),
      Span("chain", below: "agent"),
      Span.chatModel("b", below: "chain").costs(0.2)
    ).cost
    #expect(cost.counted == [0] && cost.attributed == [1, 3])
  }

  @Test("Where the calls cost something else it is the agent's own")
  func remainder() {
    let summary = priced(
      Span("agent", kind: .agent).costs(0.5),
      call("a", "m").costs(0.1),
      call("b", "m")
    )
    #expect(costs(summary) == [.stated(0.5), nil, nil])
    #expect(summary.cost == CostSum(statedUSD: 0.5))
    let kinds = RunStatistics([summary]).kinds
    #expect(kinds.map(\.cost.totalUSD) == [0.5, nil] && kinds.map(\.priced) == [1, 0])
  }

  @Test("A call is stated, priced or unpriced, and the trace says how much of each")
  func origins() {
    let summary = priced(
      Span("agent", kind: .agent),
      call("a", "m").costs(0.25),
      call("b", "m"),
      call("c", "new"),
      call("d", nil)
    )
    #expect(costs(summary)[1] == .stated(0.25) && costs(summary)[3...] == [.unpriced, .unpriced])
    // 100 tokens at $1 and 10 at $10 a million.
    #expect(isClose(costs(summary)[2]?.dollars, 200e-6))
    #expect(summary.cost.statedUSD == 0.25 && summary.cost.unpricedCalls == 2)
    #expect(isClose(summary.cost.priceTableUSD, 200e-6))
  }

  @Test("Models, kinds and traces are added up apart by who says what they cost")
  func groups() throws {
    let run = RunStatistics([
      priced(call("a", "m").costs(0.25), call("b", "m")),
      priced(call("a", "new")),
      priced(Span("none")),
    ])
    let models = Dictionary(uniqueKeysWithValues: run.models.map { ($0.key.string, $0) })
    let (known, new) = (try #require(models["m"]), try #require(models["new"]))
    #expect(known.cost.statedUSD == 0.25 && isClose(known.cost.priceTableUSD, 200e-6))
    #expect(known.priced == 2 && known.cost.unpricedCalls == 0)
    #expect(new.cost == CostSum(unpricedCalls: 1) && new.priced == 0)
    #expect(run.numbers.priced == 1 && run.numbers.unpriced == 1)
    #expect(isClose(run.numbers.cost.totalUSD, 0.2502) && run.numbers.cost.unpricedCalls == 1)
  }
}
