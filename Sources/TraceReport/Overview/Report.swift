package import TraceAnalysis

/// What the pages over all traces are made of.
package struct Report: Sendable {
  /// What the report is of.
  package let title: String
  /// Name of the source's format.
  package let format: String
  /// What is odd about the source as a whole, in sentences.
  package let remarks: [String]
  /// Oldest first.
  package let rows: [IndexRow]
  /// Those that the numbers are of, oldest first: without traces of judges, unless these count.
  package let counted: [IndexRow]
  /// Number of traces of judges, see ``TraceSummary/isJudge``.
  package let judges: Int
  package let countsJudges: Bool
  /// What tokens without a stated cost were priced by; nil where nothing was.
  package let prices: PriceTable?
  /// Of ``counted``, whose places it names.
  package let statistics: RunStatistics

  /// - Parameters:
  ///   - title: What the report is of.
  ///   - format: Name of the source's format.
  ///   - remarks: What is odd about the source as a whole, in sentences.
  ///   - rows: Oldest first.
  ///   - countsJudges: Whether the numbers count traces of judges.
  ///   - prices: What tokens without a stated cost were priced by.
  package init(
    title: String,
    format: String,
    remarks: [String],
    rows: [IndexRow],
    countsJudges: Bool = false,
    prices: PriceTable? = nil
  ) {
    self.title = title
    self.format = format
    self.remarks = remarks
    self.rows = rows
    self.prices = prices
    self.countsJudges = countsJudges
    judges = rows.count { $0.summary.isJudge }
    counted = judges == 0 || countsJudges ? rows : rows.filter { !$0.summary.isJudge }
    statistics = RunStatistics(counted.lazy.map(\.summary))
  }

  var leavesOutJudges: Bool { judges > 0 && !countsJudges }

  /// What became of traces of judges, in two parts, the first being about the traces; nil where there are
  /// none.
  var judgesNote: (traces: String, rest: String)? {
    if judges == 0 { return nil }
    let traces = "\(CountText.text(judges, "trace")) of judges"
    let verb = judges == 1 ? "is" : "are"
    return (traces, "\(verb) \(countsJudges ? "counted in" : "left out of") the numbers")
  }
}
