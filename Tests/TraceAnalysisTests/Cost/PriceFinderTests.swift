import Testing
import TraceAnalysis

@Suite("Prices that are remembered")
struct PriceFinderTests {
  private let table = PriceTable(
    date: "2026-01-02",
    source: "test",
    entries: [
      PriceTable.Entry(
        ModelPrice(provider: "p", model: "caf\u{E9}", base: TokenPrices(input: 1)),
        names: ["m"],
        rules: [(.contains, "\u{E9}")]
      )
    ]
  )

  @Test("The second answer is the first one, for unknown models and those beyond what is kept, too")
  func again() {
    let finder = PriceFinder(table)
    for _ in 0..<2 {
      #expect(finder.price(of: "M")?.model == "caf\u{E9}")
      #expect(finder.price(of: "none") == nil)
      for name in 0..<1200 { #expect(finder.price(of: "x\(name)") == nil) }
      #expect(finder.price(of: "m")?.model == "caf\u{E9}")
    }
  }

  @Test("Names of other bytes are other names, though they look the same")
  func bytes() {
    let finder = PriceFinder(table)
    #expect(finder.price(of: "caf\u{E9}") != nil)
    #expect(finder.price(of: "cafe\u{301}") == table.price(of: "cafe\u{301}"))
  }
}
