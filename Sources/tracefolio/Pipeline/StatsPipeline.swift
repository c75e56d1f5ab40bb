import JSONBytes
import SiteAssets
import TraceAnalysis
import TraceReport
import TraceSources

/// From sources to the numbers of a run: traces are read and analysed as for a site, and no page is made.
struct StatsPipeline: Sendable {
  /// As they were named.
  let sources: [String]
  let selection: Selection
  /// Whether numbers count traces of judges.
  let countsJudges: Bool
  /// Path of a price table; nil for the built-in one.
  let prices: String?
  let workers: Int
  let isQuiet: Bool

  /// - Parameter output: Says the report of the source as bytes.
  /// - Returns: Number of diagnostics.
  /// - Throws: Where a source cannot be read or the output not written.
  func run(_ output: (Report, any TraceSource) -> ByteBuffer) async throws -> Int {
    let prices = try RunPrices(file: self.prices, in: SiteAssets()).table
    let source = try SourceOpening.open(sources, selection: selection)
    let run = TraceRun(of: source, workers: workers, isQuiet: isQuiet)
    let rows = try await run.rows { SummaryMaker(prices) }
    let report = Report(of: source, rows: rows, countsJudges: countsJudges, prices: prices)
    try StandardOutput.write(output(report, source))
    return DiagnosticTally(rows).report(source, isQuiet: isQuiet)
  }
}

/// Makes rows of traces and nothing else.
private struct SummaryMaker: RowMaker {
  private let prices: PriceFinder

  init(_ prices: PriceTable) { self.prices = PriceFinder(prices) }

  func rows(of batch: [any TraceRecord]) -> [PlacedRow<IndexRow>] {
    batch.map { record in
      let analysed = AnalysedTrace(record.trace(), prices: prices)
      let (texts, tools) = (TraceTexts(analysed), TraceTools(analysed))
      return (record.place.ordinal, IndexRow(analysed, texts, tools, stamp: nil))
    }
  }
}
