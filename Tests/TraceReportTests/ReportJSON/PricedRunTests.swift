import Testing
import TraceModel

@testable import TraceReport

@Suite("Prices in report.json") struct PricedRunTests {
  private let report: ReportReader

  /// $0.5 stated, $0.002 by the table, a call of an unknown model, and a trace without calls.
  init() throws {
    let stated = Span.paid("a", "m").with { $0.statedCost = Cost(total: 0.5) }
    let traces = [
      Trace([Span("r"), .paid("b", below: "r", "m"), .paid("c", below: "r", "my-model")]),
      Trace([stated]), Trace([Span("none")]),
    ]
    report = try ReportReader(traces, prices: samplePrices)
  }

  @Test("The cost of a run is told apart, with the day and source of the prices")
  func run() throws {
    #expect(try report.holds("cost.cost_usd", 0.502))
    #expect(try report.text("cost.stated_usd") == "0.5")
    #expect(try report.holds("cost.price_table_usd", 0.002))
    #expect(try report.text("cost.traces") == "2")
    #expect(try report.text("cost.unpriced_traces") == "1")
    #expect(try report.text("cost.unpriced_calls") == "1")
    #expect(try report.text("cost.priced_calls") == "2")
    #expect(try report.text("cost.prices") == #"{"date":"2026-01-02","source":"test"}"#)
    #expect(try report.holds("costliest_traces.listed.1.cost_usd", 0.002))
  }

  @Test("So is that of a model and of a group of traces")
  func groups() throws {
    let known = "by.model.listed.0"
    #expect(try report.text("\(known).key") == #""m""#)
    #expect(try report.text("\(known).stated_usd") == "0.5")
    #expect(try report.holds("\(known).price_table_usd", 0.002))
    #expect(try report.text("\(known).priced_spans") == "2")
    let unknown = "by.model.listed.1"
    #expect(try report.text("\(unknown).cost_usd") == "null")
    #expect(try report.text("\(unknown).unpriced_calls") == "1")
    #expect(try report.text("\(unknown).priced_spans") == "0")
    let group = "by.experiment.listed.0"
    #expect(try report.text("\(group).priced_traces") == "2")
    #expect(try report.text("\(group).unpriced_traces") == "1")
    #expect(try report.text("\(group).unpriced_calls") == "1")
  }
}
