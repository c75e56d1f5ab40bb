package import JSONBytes
import TraceAnalysis

/// Writes the pages over all traces: numbers, charts and tables first, then the list, newest first.
package struct OverviewPage: Sendable {
  /// Rows a page.
  package static let pageLength = 500

  private let shell: PageShell
  private let report: Report
  /// Paths in the site, one a page; at least one.
  package let paths: [String]
  // What is the same on every page is made once.
  private let title: [UInt8]
  private let controls: [UInt8]
  private let kinds: [ReportPageKind]

  /// - Parameters:
  ///   - shell: The frame of every page.
  ///   - report: What the pages are of.
  ///   - shards: Paths of the rows as the script reads them.
  package init(shell: PageShell, report: Report, shards: [String]) {
    self.shell = shell
    self.report = report
    let pages = (report.rows.count + Self.pageLength - 1) / Self.pageLength
    paths = (0..<max(1, pages)).map(Self.path)
    kinds = ReportPageKind.all(of: report)
    title = Self.title(of: report)
    controls = Self.controls(of: report, shards: shards)
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
    } neighbours: { html in
      html.appendPageLinks(kinds)
    } content: { html in
      html.append(title)
      if page == 0 { writeNumbers(to: &html) }
      writeTraces(page: page, to: &html)
      if page == 0 { DiagnosticTable(report).write(to: &html) }
    }
  }

  private static func title(of report: Report) -> [UInt8] {
    var html = ByteBuffer()
    html.append("<h1>")
    html.appendHTML(report.title)
    html.append("</h1>\n<p class=\"sum\">")
    html.appendHTML(summary(of: report).joined(separator: " · "))
    html.append("</p>\n")
    ExperimentBar(report).write(to: &html)
    writeJudges(report, to: &html)
    let odd = report.rows.count { !$0.diagnostics.isEmpty }
    if odd > 0 {
      html.append("<p class=\"bar\"><a href=\"index.html#diagnostics\">Diagnostics</a> ")
      html.append("<span class=\"o\">in \(CountText.text(odd, "trace"))</span></p>\n")
    }
    return html.bytes()
  }

  /// What the numbers leave out, leading to it.
  private static func writeJudges(_ report: Report, to html: inout ByteBuffer) {
    guard let note = report.judgesNote else { return }
    html.append("<p class=\"bar\"><a href=\"index.html#\(TraceList.onlyJudges)\">")
    html.append("\(note.traces)</a> ")
    html.append("<span class=\"o\">\(note.rest)</span></p>\n")
  }

  static func summary(of report: Report) -> [String] {
    let spans = report.statistics.kinds.reduce(0) { $0 + $1.spans }
    var parts = [CountText.text(report.counted.count, "trace"), CountText.text(spans, "span")]
    if let first = report.counted.first, let last = report.counted.last {
      parts.append(MomentText.range(first.requestTimeMS, last.requestTimeMS))
    }
    return parts + [report.format] + report.remarks
  }

  private func writeNumbers(to html: inout ByteBuffer) {
    if report.rows.isEmpty { return }
    HeadlineFacts(report.statistics.numbers, report.prices).write(to: &html)
    html.append("<div class=\"grid g75\">\n")
    DurationChart(report).write(to: &html)
    KindTable(report.statistics.kinds).write(to: &html)
    html.append("</div>\n<div class=\"grid g75\">\n")
    TimeChart(report).write(to: &html)
    WallTimeTable(report.statistics.wallTime).write(to: &html)
    html.append("</div>\n<div class=\"grid g75\">\n")
    ModelTable(report.statistics, report.prices, report.list).write(to: &html)
    writeTools(to: &html)
    html.append("</div>\n")
    AssessmentTable(report.statistics.assessments, report.list).write(to: &html)
    html.append("<div class=\"grid g11\">\n")
    SlowestTable(report).write(to: &html)
    FailureTable(report.statistics, report.list).write(to: &html)
    html.append("</div>\n")
  }

  private func writeTools(to html: inout ByteBuffer) {
    let statistics = report.statistics
    let uncalled = statistics.uncalledTools.count
    ToolTable(statistics.tools, uncalled: uncalled, list: report.list).write(to: &html)
  }

  /// The beginning of the list's section.
  private static func controls(of report: Report, shards: [String]) -> [UInt8] {
    var html = ByteBuffer()
    html.append("<section id=\"traces\" data-total=\"")
    html.append(decimal: report.rows.count)
    html.append("\" data-shards=\"")
    html.append(shards.joined(separator: " "))
    html.append("\"><h2>All traces</h2>\n")
    if !report.rows.isEmpty { FilterBar(report).write(to: &html) }
    return html.bytes()
  }

  private func writeTraces(page: Int, to html: inout ByteBuffer) {
    html.append(controls)
    if report.rows.isEmpty {
      html.append("<p class=\"none\">No trace was found in this store.</p>")
    } else {
      let rows = report.rows.reversed().dropFirst(page * Self.pageLength)
      TraceTable(rows: Array(rows.prefix(Self.pageLength))).write(to: &html)
    }
    PageNumbers(paths: paths, current: page, anchor: "traces").write(to: &html)
    html.append("</section>")
  }
}
