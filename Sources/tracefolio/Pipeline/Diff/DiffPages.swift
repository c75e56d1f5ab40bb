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
    switch format {
    case .html: try writeHTML(to: writer)
    case .markdown: try writeMarkdown(to: writer)
    }
    try Self.write(["comment.md"], to: writer) { _, bytes in
      DiffComment(report).write(to: &bytes)
    }
  }

  private func writeHTML(to writer: SiteWriter) throws {
    let overview = DiffPage(report)
    try Self.write(overview.paths, to: writer) { overview.write(page: $0, in: shell, to: &$1) }
    let pairing = PairingPage(report)
    try Self.write(pairing.paths, to: writer) { pairing.write(page: $0, in: shell, to: &$1) }
  }

  private func writeMarkdown(to writer: SiteWriter) throws {
    let overview = DiffMarkdown(report)
    try Self.write(overview.paths, to: writer) { overview.write(page: $0, to: &$1) }
    let pairing = PairingPage(report, in: .markdown)
    try Self.write(pairing.paths, to: writer) { pairing.writeMarkdown(page: $0, to: &$1) }
  }

  private static func write(
    _ paths: [String],
    to writer: SiteWriter,
    _ append: (Int, inout ByteBuffer) -> Void
  ) throws {
    var bytes = ByteBuffer(capacity: 1 << 16)
    for (page, path) in paths.enumerated() {
      try Interruption.check()
      bytes.removeAll()
      append(page, &bytes)
      try writer.write(bytes, to: path)
    }
  }

  /// The file of a case, by its place in ``RunComparison/cases``.
  func path(ofCase place: Int) -> String {
    let page = DiffPlace.page(ofCase: report.comparison.cases[place].place)
    return "\(page).\(format.fileExtension)"
  }

  /// Appends the page of a case, by its place in ``RunComparison/cases``.
  func append(case place: Int, _ traces: CaseTraces, to bytes: inout ByteBuffer) {
    let surroundings = PairSurroundings(ofCase: place, in: report, traces, format: format)
    let page = PairPage(base: traces.base, head: traces.head, surroundings: surroundings)
    switch format {
    case .html: page.write(in: shell, to: &bytes)
    case .markdown: page.writeMarkdown(to: &bytes)
    }
  }
}
