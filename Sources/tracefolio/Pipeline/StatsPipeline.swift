import JSONBytes
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
  let workers: Int
  let isQuiet: Bool

  /// - Parameter output: Says the report of the source as bytes.
  /// - Returns: Number of diagnostics.
  /// - Throws: Where a source cannot be read or the output not written.
  func run(_ output: (Report, any TraceSource) -> ByteBuffer) async throws -> Int {
    let source = try SourceOpening.open(sources, selection: selection)
    let run = TraceRun(of: source, workers: workers, isQuiet: isQuiet)
    let rows = try await run.rows { SummaryMaker() }
    let report = Report(of: source, rows: rows, countsJudges: countsJudges)
    try StandardOutput.write(output(report, source))
    return DiagnosticTally(rows).report(source, isQuiet: isQuiet)
  }
}

/// Makes rows of traces and nothing else.
private struct SummaryMaker: RowMaker {
  func rows(of batch: [any TraceRecord]) -> [PlacedRow] {
    batch.map { record in
      let analysed = AnalysedTrace(record.trace())
      return (record.place.ordinal, IndexRow(analysed, TraceTexts(analysed), stamp: nil))
    }
  }
}
