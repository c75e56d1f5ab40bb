import JSONBytes
import TraceAnalysis

/// Writes blocks as HTML: each title of level 2 begins a section, tables are in the site's style.
///
/// Every text goes through ``ByteBuffer/appendHTML(_:in:)``; the tags besides are the tool's own.
enum HTMLBlocks {
  static func write(_ blocks: [ReportBlock], to html: inout ByteBuffer) {
    var isInSection = false
    for block in blocks {
      if case .heading(2, _) = block {
        html.append(isInSection ? "</section>\n<section>" : "<section>")
        isInSection = true
      }
      write(block, to: &html)
    }
    if isInSection { html.append("</section>\n") }
  }

  private static func write(_ block: ReportBlock, to html: inout ByteBuffer) {
    switch block {
    case .heading(let level, let title):
      write(title, in: "h\(max(1, min(6, level)))", to: &html)
    case .paragraph(let runs): write(runs, in: "p", to: &html)
    case .quote(let text): write(text, between: "<blockquote>", "</blockquote>\n", to: &html)
    case .list(let items): write(items, to: &html)
    case .table(let table): HTMLTable(table).write(to: &html)
    case .code(let text, _): write(text, between: "<pre class=\"plain\">", "</pre>\n", to: &html)
    case .picture(let path): write(picture: path, to: &html)
    case .spreads(let rows): write(rows, to: &html)
    case .fold(let summary, let blocks): write(summary, folded: blocks, to: &html)
    }
  }

  private static func write(
    _ runs: [ReportInline],
    in element: String,
    to html: inout ByteBuffer
  ) {
    html.append("<\(element)>")
    html.append(runs)
    html.append("</\(element)>\n")
  }

  private static func write(
    _ text: ArraySlice<UInt8>,
    between start: StaticString,
    _ end: StaticString,
    to html: inout ByteBuffer
  ) {
    html.append(start)
    html.appendHTML(text, in: .content)
    html.append(end)
  }

  private static func write(_ items: [[ReportInline]], to html: inout ByteBuffer) {
    html.append("<ul>")
    for item in items { write(item, in: "li", to: &html) }
    html.append("</ul>\n")
  }

  private static func write(_ rows: [AssessmentStatistics], to html: inout ByteBuffer) {
    html.append("<div class=\"spreads\">\n")
    for row in rows where row.judged > 0 {
      html.append("<div><h3>")
      html.appendHTML(row.shownName, in: .content)
      html.append(" <small>")
      html.appendHTML(row.source, in: .content)
      html.append("</small><span class=\"sub\">")
      html.append([row.result])
      html.append("</span></h3>\n")
      SpreadChart(row, isLarge: true).write(to: &html)
      html.append("</div>\n")
    }
    html.append("</div>\n")
    html.append(AssessmentTable.legend)
  }

  private static func write(picture path: String, to html: inout ByteBuffer) {
    html.append("<p><img loading=\"lazy\" alt=\"Recorded picture\" src=\"")
    html.appendHTML(path)
    html.append("\"></p>\n")
  }

  private static func write(
    _ summary: String,
    folded blocks: [ReportBlock],
    to html: inout ByteBuffer
  ) {
    html.append("<details class=\"more\">")
    write([.own(summary)], in: "summary", to: &html)
    write(blocks, to: &html)
    html.append("</details>\n")
  }
}
