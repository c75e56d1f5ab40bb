import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Prices on the page of a trace") struct PricedTraceTests {
  private let trace = Trace([
    Span("agent", kind: .agent),
    Span.paid("stated", below: "agent", "m").with { $0.statedCost = Cost(total: 0.5) },
    Span.paid("priced", below: "agent", "m"),
    Span.paid("free", below: "agent", "my-model"),
  ])

  private func page(_ trace: Trace) throws -> String {
    let page = try tracePage(trace, prices: samplePrices)
    _ = try HTMLTags(page)
    return plain(page)
  }

  @Test("The facts, the waterfall, the ledger and the span say where a cost comes from")
  func origins() throws {
    let page = try page(trace)
    #expect(
      page.contains(
        "<dd>≈ $0.502</dd><dd class=\"ctx\">"
          + "$0.500 stated, $0.00200 by prices of 2026-01-02 · 1 call unpriced</dd>"
      )
    )
    #expect(page.contains("<td class=\"n cost\">$0.500</td>"))
    #expect(page.contains("<td class=\"n cost\">≈ $0.00200</td>"))
    #expect(page.contains("<span>≈ cost by prices of 2026-01-02</span>"))
    #expect(page.contains("<td class=\"n\" data-l=\"Cost\">≈ $0.00200</td>"))
    #expect(page.contains("<td class=\"n\" data-l=\"Cost\">unpriced</td>"))
    #expect(page.contains("Cost $0.500 stated, $0.00200 by prices of 2026-01-02, marked ≈."))
    #expect(page.contains("1 call unpriced: no price for my-model; give one with --prices."))
    #expect(page.contains("<li>≈ $0.00200 by prices of 2026-01-02</li>"))
    #expect(page.contains("<li>unpriced</li>"))
  }

  @Test("Where nothing has a price there is no column of costs, and it is said what it takes")
  func unknown() throws {
    let page = try page(Trace([.paid("a", "my-model")]))
    #expect(!page.contains("n cost"))
    #expect(page.contains("Cost unknown: no price for my-model; give one with --prices."))
  }

  @Test("The terminal says the same")
  func terminal() {
    let analysed = AnalysedTrace(trace, prices: PriceFinder(samplePrices))
    let text = plain(TextTrace(analysed, width: 140).lines.joined(separator: "\n"))
    #expect(text.contains("cost ≈ $0.502\n"))
    #expect(text.contains("Cost $0.500 stated, $0.00200 by prices of 2026-01-02, marked ≈."))
    #expect(text.contains("1 call unpriced: no price for my-model; give one with --prices."))
  }
}
