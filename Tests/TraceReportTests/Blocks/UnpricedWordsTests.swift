import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Calls without a price") struct UnpricedWordsTests {
  private func run(_ spans: Span...) -> String {
    let report = report(spans.map { Trace([$0]) }, prices: samplePrices)
    return plain(UnpricedWords(report.statistics, report.prices).sentence.text)
  }

  @Test("A run without a cost says what it takes")
  func unknown() {
    #expect(
      run(.paid("a", "my-model"))
        == "Cost unknown: no price for my-model; give one with --prices."
    )
  }

  @Test("Models of most calls come first, and beyond three they are counted")
  func names() {
    #expect(
      run(
        .paid("a", "x"),
        .paid("b", "y"),
        .paid("c", "y"),
        .paid("d", "z"),
        .paid("e", "u"),
        .paid("f", "w"),
        .paid("g", "m")
      ) == "6 calls unpriced: no price for y, u, w and 2 more models; give them with --prices."
    )
  }

  @Test("Prices do not help where no model is named, or tokens are not told apart")
  func others() {
    let total = Span.paid("b", "m").with {
      $0.statedTokenUsage?.input = nil
      $0.statedTokenUsage?.output = nil
    }
    #expect(
      run(.paid("a", nil), total, .paid("c", "m"))
        == "2 calls unpriced: 1 call without a model, 1 call without input and output tokens."
    )
  }

  @Test("Where all calls have a price nothing is said")
  func none() {
    #expect(run(.paid("a", "m"), Span("r")).isEmpty)
    let analysed = AnalysedTrace(Trace([.paid("a", "my-model")]))
    #expect(UnpricedWords(analysed.cost).sentence.isEmpty)
  }

  @Test("A name is a text of the trace, and a long one is cut")
  func hostile() throws {
    let long = String(repeating: "x", count: 300)
    #expect(!run(.paid("a", long)).contains(long))
    let page = try tracePage(Trace([.paid("a", "<script>")]), prices: samplePrices)
    #expect(page.contains("no price for &lt;script&gt;; give one with --prices."))
    _ = try HTMLTags(page)
  }
}
