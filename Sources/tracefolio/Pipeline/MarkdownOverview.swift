import JSONBytes
import SiteWriter
import TraceReport

/// Writes the pages over all traces and those of sessions as Markdown.
struct MarkdownOverview {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func write(to writer: SiteWriter) throws {
    var text = ByteBuffer(capacity: 1 << 18)
    let index = MarkdownIndexPage(report)
    for (page, path) in index.paths.enumerated() {
      try Interruption.check()
      text.removeAll()
      index.write(page: page, to: &text)
      try writer.write(text, to: path)
    }
    for page in ReportPage.all(of: report, in: .markdown) {
      try Interruption.check()
      text.removeAll()
      page.writeMarkdown(to: &text)
      try writer.write(text, to: page.path)
    }
    for session in MarkdownSessionPage.all(of: report) {
      try Interruption.check()
      text.removeAll()
      session.write(to: &text)
      try writer.write(text, to: session.path)
    }
  }
}
