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
  /// What tokens without a stated cost were priced by; nil where nothing was.
  package let prices: PriceTable?
  package let statistics: RunStatistics

  /// - Parameters:
  ///   - title: What the report is of.
  ///   - format: Name of the source's format.
  ///   - remarks: What is odd about the source as a whole, in sentences.
  ///   - rows: Oldest first.
  ///   - prices: What tokens without a stated cost were priced by.
  package init(
    title: String,
    format: String,
    remarks: [String],
    rows: [IndexRow],
    prices: PriceTable? = nil
  ) {
    self.title = title
    self.format = format
    self.remarks = remarks
    self.rows = rows
    self.prices = prices
    statistics = RunStatistics(rows.lazy.map(\.summary))
  }
}
