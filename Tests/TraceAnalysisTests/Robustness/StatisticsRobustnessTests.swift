import Testing
import TraceAnalysis
import TraceModel

@Suite("Whatever is recorded, it can be counted")
struct StatisticsRobustnessTests {
  private func expectSound(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    let retries = Retries(trace, analysed.tree).indices
    #expect(retries.count == trace.spans.count && retries.allSatisfy { $0 >= 0 })
    if let concurrency = Concurrency(analysed) {
      #expect(concurrency.most >= 0 && concurrency.most <= trace.spans.count)
      #expect(concurrency.mean <= Double(concurrency.most))
    }
    let shares = CriticalShare.all(analysed).map(\.criticalNS)
    #expect(shares.reduce(0) { $0.addingClamped($1) } == WallTime(analysed)?.totalNS ?? 0)
    for index in trace.spans.indices {
      if let rate = OutputRate(trace.spans[index], analysed.spans[index]) {
        #expect(rate.endToEnd > 0)
      }
      #expect(trace.spans[index].status == .ok || analysed.errorClass(of: index) != nil)
    }
    let cost = analysed.cost
    #expect((cost.total == nil) == cost.counted.isEmpty)
    #expect(cost.total?.total.map { $0 >= 0 } ?? true)
    #expect(Set(cost.counted).isDisjoint(with: cost.unpriced))
    #expect(cost.attributed.isEmpty == cost.counted.isEmpty)
  }

  @Test("Random words in random places", arguments: 0..<200)
  func garbage(seed: UInt64) {
    var generator = GarbageGenerator(seed: seed)
    let spans = (0..<6).map { place in
      var span = generator.span(place, of: 6)
      span.model = ["m", nil, "unknown"][place % 3]
      return place % 2 == 0 ? span.status(.error) : span
    }
    let price = ModelPrice(provider: "p", model: "m", base: TokenPrices(input: 1, output: 2))
    let entry = PriceTable.Entry(price, names: ["m"])
    let prices = PriceTable(date: "2026-01-02", source: "test", entries: [entry])
    expectSound(AnalysedTrace(Trace(spans), prices: PriceFinder(prices)))
  }

  @Test("Judgements of any value", arguments: 0..<100)
  func judgements(seed: UInt64) {
    var generator = GarbageGenerator(seed: seed)
    var trace = Trace([])
    trace.assessments = (0..<6).map { _ in Assessment("ok", generator.value()) }
    let judged: [JudgedTrace] = [(0, trace.judgements)]
    let rows = AssessmentStatistics.all(judged)
    #expect(rows.map { $0.judged + $0.errors + $0.empty } == [6])
    #expect(Disagreement.all(judged).isEmpty)
  }

  @Test("A hundred thousand tries of one call take no time that grows with their square")
  func manyTries() {
    let spans = (0..<100_000).map { place in
      Span.tool("t\(place)", "search", Int64(place), Int64(place) + 1).inputs("{}").status(.error)
    }
    #expect(Retries(Trace(spans), SpanTree(spans)).indices == Array(0..<100_000))
  }
}
