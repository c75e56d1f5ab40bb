package import JSONBytes
import TraceAnalysis

/// Writes the pages over all traces: numbers, charts and tables first, then the list, newest first.
package struct OverviewPage: Sendable {
  /// Rows a page.
  package static let pageLength = 500

  private let shell: PageShell
  private let report: Report
  private let shards: [RowShard]

  /// - Parameters:
  ///   - shell: The frame of every page.
  ///   - report: What the pages are of.
  ///   - shards: The rows as the script reads them.
  package init(shell: PageShell, report: Report, shards: [RowShard]) {
    self.shell = shell
    self.report = report
    self.shards = shards
  }

  /// Paths in the site, one a page; at least one.
  package var paths: [String] {
    (0..<max(1, (report.rows.count + Self.pageLength - 1) / Self.pageLength)).map(Self.path)
  }

  private static func path(_ page: Int) -> String {
    page == 0 ? "index.html" : "index-\(page + 1).html"
  }

  /// Appends a page; pages count from 0.
  ///
  /// The first one has the numbers.
  package func write(page: Int, to html: inout ByteBuffer) {
    let frame = PageShell.Frame(title: report.title, kind: "overview", root: "")
    shell.write(frame, to: &html) { html in
      html.appendCrumb(report.title)
    } content: { html in
      writeTitle(to: &html)
      if page == 0 { writeNumbers(to: &html) }
      writeTraces(page: page, to: &html)
      if page == 0 { DiagnosticTable(report).write(to: &html) }
    }
  }

  private func writeTitle(to html: inout ByteBuffer) {
    html.append("<h1>")
    html.appendHTML(report.title)
    html.append("</h1>\n<p class=\"sum\">")
    html.appendHTML(summary.joined(separator: " · "))
    html.append("</p>\n")
    ExperimentBar(report).write(to: &html)
    let odd = report.rows.count { !$0.diagnostics.isEmpty }
    if odd > 0 {
      html.append("<p class=\"bar\"><a href=\"index.html#diagnostics\">Diagnostics</a> ")
      html.append("<span class=\"o\">in \(CountText.text(odd, "trace"))</span></p>\n")
    }
  }

  private var summary: [String] {
    let spans = report.statistics.kinds.reduce(0) { $0 + $1.spans }
    var parts = [CountText.text(report.rows.count, "trace"), CountText.text(spans, "span")]
    if let first = report.rows.first, let last = report.rows.last {
      parts.append(MomentText.range(first.requestTimeMS, last.requestTimeMS))
    }
    return parts + [report.format] + report.remarks
  }

  private func writeNumbers(to html: inout ByteBuffer) {
    if report.rows.isEmpty { return }
    HeadlineFacts(report.statistics).write(to: &html)
    html.append("<div class=\"grid g75\">\n")
    DurationChart(report).write(to: &html)
    KindTable(report.statistics.kinds).write(to: &html)
    html.append("</div>\n<div class=\"grid g75\">\n")
    ModelTable(report.statistics.models).write(to: &html)
    ToolTable(report.statistics.tools).write(to: &html)
    html.append("</div>\n<div class=\"grid g11\">\n")
    SlowestTable(report).write(to: &html)
    FailureTable(report.statistics).write(to: &html)
    html.append("</div>\n")
  }

  private func writeTraces(page: Int, to html: inout ByteBuffer) {
    html.append("<section id=\"traces\" data-total=\"")
    html.append(decimal: report.rows.count)
    html.append("\" data-shards=\"")
    html.append(shards.map(\.path).joined(separator: " "))
    html.append("\"><h2>All traces</h2>\n")
    if report.rows.isEmpty {
      html.append("<p class=\"none\">No trace was selected.</p>")
    } else {
      FilterBar(report).write(to: &html)
      let rows = report.rows.reversed().dropFirst(page * Self.pageLength)
      TraceTable(rows: Array(rows.prefix(Self.pageLength))).write(to: &html)
    }
    writePages(current: page, to: &html)
    html.append("</section>")
  }

  private func writePages(current: Int, to html: inout ByteBuffer) {
    guard paths.count > 1 else { return }
    html.append("<nav class=\"pages\" aria-label=\"Pages\">")
    for (page, path) in paths.enumerated() {
      html.append(page == current ? "<a aria-current=\"page\" href=\"" : "<a href=\"")
      html.append(path)
      html.append("#traces\">")
      html.append(decimal: page + 1)
      html.append("</a> ")
    }
    html.append("</nav>")
  }
}
