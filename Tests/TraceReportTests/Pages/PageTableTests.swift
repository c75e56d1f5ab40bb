import Testing
import TraceAnalysis

@testable import TraceReport

@Suite("Tables of pages over many traces") struct PageTableTests {
  private let head = PageTable.Head(titles: ["N#"], bars: "Share", reason: "Nothing ran.")

  private func blocks(_ numbers: [Int]) -> [ReportBlock] {
    PageTable.blocks(head, of: numbers, length: { Double($0) }) { [[.count($0)]] }
  }

  private func tables(_ blocks: [ReportBlock]) -> [ReportTable] {
    blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
  }

  @Test("An empty table says why")
  func empty() {
    #expect(blocks([]).notes == ["Nothing ran."])
    #expect(blocks([]).cells.isEmpty)
  }

  @Test(
    "Three hundred rows, and how many more there are",
    arguments: [
      (300, []), (301, ["and 1 more in report.json"]), (1504, ["and 1 204 more in report.json"]),
    ]
  )
  func most(count: Int, expected: [String]) {
    let blocks = blocks(Array(1...count))
    #expect(blocks.cells.count == 300)
    #expect(blocks.notes == expected)
  }

  @Test("The longest bar is full, and where all are empty there are none")
  func longest() {
    #expect(tables(blocks([2, 8, 4])).map(\.bars) == [[0.25, 1, 0.5]])
    #expect(tables(blocks([2, 8])).map(\.barTitle) == ["Share"])
    #expect(tables(blocks([0, 0])).map(\.barTitle) == [nil])
  }

  @Test(
    "Numbers with their units, and what is unknown",
    arguments: [
      (.failed(0), "0"), (.failed(1204), "✕ 1 204"), (.percent(nil), "–"),
      (.percent(0.1186), "11.9 %"),
      (.duration(longestOf: []), "–"), (.duration(longestOf: [1, 56_000_000]), "56.0 ms"),
      (.quantile(0.95, of: [1]), "n<20"), (.quantile(0.99, of: [1]), "n<100"),
      (.quantile(0.5, of: [1000, 2000]), "1.50 µs"), (.quantile(0.5, of: []), "–"),
      (.cost(CostSum()), "–"), (.cost(CostSum(unpricedCalls: 1)), "unpriced"),
      (.cost(CostSum(statedUSD: 0.00287, unpricedCalls: 1)), "$0.00287"),
      (.cost(CostSum(statedUSD: 0.002, priceTableUSD: 0.001)), "≈ $0.00300"),
      (.bounds(nil), "–"), (.bounds(Proportion(8, of: 10)), "49.0 to 94.3"),
    ] as [(ReportInline, String)]
  )
  func numbers(run: ReportInline, expected: String) { #expect(plain([run].text) == expected) }
}
