package import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the pages over all traces as Markdown: numbers first, then the list, newest first.
package struct MarkdownIndexPage: Sendable {
  private let report: Report
  /// Paths in the site, one a page; at least one.
  package let paths: [String]

  package init(_ report: Report) {
    self.report = report
    let length = OverviewPage.pageLength
    let pages = max(1, (report.rows.count + length - 1) / length)
    paths = (0..<pages).map { $0 == 0 ? "index.md" : "index-\($0 + 1).md" }
  }

  /// Appends a page; pages count from 0.
  ///
  /// The first one has the numbers.
  package func write(page: Int, to text: inout ByteBuffer) {
    var blocks = MarkdownBlocks(appendingTo: text)
    blocks.write(.heading(1, [.recorded(report.title)]))
    let summary = OverviewPage.summary(of: report).joined(separator: " · ")
    blocks.write(.paragraph([.recorded(summary)]))
    blocks.write(OverviewBlocks(report).judges)
    blocks.write(ReportPageKind.links(ReportPageKind.all(of: report), besides: nil))
    if page == 0, !report.rows.isEmpty { blocks.write(OverviewBlocks(report).blocks) }
    blocks.write(.heading(2, "All traces"))
    blocks.write(list(of: page))
    if page == 0 { blocks.write(OverviewBlocks(report).diagnostics) }
    text = blocks.text
  }

  private func list(of page: Int) -> [ReportBlock] {
    if report.rows.isEmpty { return [.note("No trace was found in this store.")] }
    let length = OverviewPage.pageLength
    var table = ReportTable([
      "State", "Started, UTC", "Trace", "Asked", "Duration#", "Spans#", "In#", "Out#", "Cost#",
    ])
    let rows = report.rows.reversed().dropFirst(page * length).prefix(length)
    for row in rows { add(row, to: &table) }
    return [.table(table)] + PageNumbers(paths: paths, current: page, anchor: "traces").blocks
  }

  private func add(_ row: IndexRow, to table: inout ReportTable) {
    let state = ShownState(row.state)
    let start = MomentText(milliseconds: row.requestTimeMS)
    table.add(
      .own("\(state.glyph) \(state.word)\(row.summary.isJudge ? " · judge" : "")"),
      .own("\(start.date) \(start.time)"),
      row.link(),
      .known(row.question),
      .number(row.duration?.text),
      .own("\(row.summary.spans.count)"),
      .number(row.summary.usage?.input.map { CountText.text($0) }),
      .number(row.summary.usage?.output.map { CountText.text($0) }),
      .number(row.cost)
    )
  }
}

extension IndexRow {
  /// The trace's name, leading to its page; `root` is the way to the site's top.
  func link(root: String = "", in format: SiteFormat = .markdown) -> ReportInline {
    .link(name ?? "name not recorded", to: "\(root)\(SiteName.path(of: key, in: format))")
  }
}
