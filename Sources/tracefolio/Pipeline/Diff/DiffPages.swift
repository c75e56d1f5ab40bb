import JSONBytes
import SiteWriter
import TraceAnalysis
import TraceReport

/// The pages of a diff: the one place that knows which writer makes which file.
struct DiffPages: Sendable {
  private let report: DiffReport
  private let format: SiteFormat
  private let shell: PageShell

  init(_ report: DiffReport, format: SiteFormat, shell: PageShell) {
    self.report = report
    self.format = format
    self.shell = shell
  }

  /// Writes all pages but those of cases.
  func write(to writer: SiteWriter) throws {
    var bytes = ByteBuffer(capacity: 1 << 16)
    PlainDiffPage(report).append(to: &bytes, format: format, shell: shell)
    try writer.write(bytes, to: path(DiffPlace.overview))
  }

  /// The file of a case, by its place in ``RunComparison/cases``.
  func path(ofCase place: Int) -> String {
    path(DiffPlace.page(ofCase: report.comparison.cases[place].place))
  }

  /// Appends the page of a case, by its place in ``RunComparison/cases``.
  func append(case place: Int, _ traces: CaseTraces, to bytes: inout ByteBuffer) {
    PlainDiffPage(report)
      .append(case: place, traces.base, traces.head, to: &bytes, format: format, shell: shell)
  }

  private func path(_ file: String) -> String {
    file + (format == .html ? ".html" : ".md")
  }
}
