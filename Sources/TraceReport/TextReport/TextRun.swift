import TraceAnalysis
import TraceModel

/// The numbers of a run as lines of text for a terminal.
package struct TextRun: Sendable {
  /// Without line feeds.
  ///
  /// Texts of traces are as recorded: whoever prints them makes them safe.
  package let lines: [String]

  /// Lines of at most `width` columns, or of 60 where that is less.
  package init(_ report: Report, width: Int) {
    var blocks = TextBlocks(width: max(width, 60))
    blocks.write([.heading(1, [.recorded(report.title)])])
    let summary = OverviewPage.summary(of: report).joined(separator: " · ")
    blocks.write([.paragraph([.recorded(summary)])] + OverviewBlocks(report).judges)
    if !report.rows.isEmpty { blocks.write(Self.numbers(report)) }
    lines = Array(blocks.lines.dropFirst())
  }

  private static func numbers(_ report: Report) -> [ReportBlock] {
    let overview = OverviewBlocks(report)
    return OverviewBlocks.headline(report.statistics.numbers, report.prices)
      + SpreadBlocks(report).blocks
      + overview.kinds + overview.models + overview.tools + overview.assessments
      + TextTraceLists(report).blocks
      + overview.diagnostics
  }
}
