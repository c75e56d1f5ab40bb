package import JSONBytes
import TraceModel

/// Writes the pages that list all traces, the newest first.
package struct OverviewPage: Sendable {
  /// Rows a page.
  package static let pageLength = 500

  private let shell: PageShell
  private let title: String
  private let summary: [String]
  /// Newest first.
  private let rows: [IndexRow]

  /// - Parameters:
  ///   - shell: The frame of every page.
  ///   - title: What the report is of.
  ///   - summary: Facts for the line below the title.
  ///   - rows: Oldest first.
  package init(shell: PageShell, title: String, summary: [String], rows: [IndexRow]) {
    self.shell = shell
    self.title = title
    self.summary = summary
    self.rows = rows.reversed()
  }

  /// Paths in the site, one a page; at least one.
  package var paths: [String] {
    (0..<max(1, (rows.count + Self.pageLength - 1) / Self.pageLength)).map(Self.path)
  }

  private static func path(_ page: Int) -> String {
    page == 0 ? "index.html" : "index-\(page + 1).html"
  }

  /// Appends a page; pages count from 0.
  package func write(page: Int, to html: inout ByteBuffer) {
    shell.write(title: "\(title) · Tracefolio", root: "", to: &html) { html in
      html.append(" <span aria-hidden=\"true\">/</span> <span aria-current=\"page\">")
      html.appendHTML(title)
      html.append("</span>")
    } content: { html in
      writeContent(page: page, to: &html)
    }
  }

  private func writeContent(page: Int, to html: inout ByteBuffer) {
    html.append("<h1>")
    html.appendHTML(title)
    html.append("</h1>\n<p class=\"sum\">")
    html.appendHTML(summary.joined(separator: " · "))
    html.append("</p>\n<section><h2>All traces</h2>\n")
    if rows.isEmpty {
      html.append("<p class=\"none\">No trace was selected.</p>")
    } else {
      writeTable(rows.dropFirst(page * Self.pageLength).prefix(Self.pageLength), to: &html)
    }
    writePages(current: page, to: &html)
    html.append("</section>")
  }

  private func writeTable(_ rows: ArraySlice<IndexRow>, to html: inout ByteBuffer) {
    html.append("<table class=\"tr\"><caption class=\"vh\">Traces, the newest first</caption>")
    html.append(
      "<thead><tr><th scope=\"col\">State</th><th scope=\"col\" class=\"at\">Started, UTC</th>"
    )
    html.append("<th scope=\"col\">Trace</th><th scope=\"col\" class=\"req\">Asked</th>")
    html.append(
      "<th scope=\"col\" class=\"n\">Duration</th><th scope=\"col\" class=\"n sp\">Spans</th>"
    )
    html.append(
      "<th scope=\"col\" class=\"n tok\">In</th><th scope=\"col\" class=\"n tok\">Out</th>"
    )
    html.append(
      "<th scope=\"col\" class=\"n tok\">Tokens</th><th scope=\"col\" class=\"n cost\">Cost</th>"
    )
    html.append("</tr></thead><tbody>\n")
    var date = ""
    for row in rows {
      write(row, after: date, to: &html)
      date = MomentText(milliseconds: row.requestTimeMS).date
    }
    html.append("</tbody></table>\n")
  }

  private func write(_ row: IndexRow, after date: String, to html: inout ByteBuffer) {
    html.append("<tr><td class=\"s\">")
    html.appendState(ShownState(row.state), isPill: false)
    html.append("</td><td class=\"at\">")
    writeMoment(row, after: date, to: &html)
    html.append("</td><th scope=\"row\"><a href=\"traces/")
    html.append(SiteName.fileName(for: row.id))
    html.append(".html\">")
    if let kind = row.kind { html.appendBadge(kind) }
    html.append(" <span class=\"nm\">")
    html.appendHTML(row.name ?? "name not recorded")
    html.append("</span></a></th><td class=\"req\">")
    html.appendHTML(row.request ?? "–")
    html.append("</td><td class=\"n\">")
    html.appendDuration(row.facts.duration)
    html.append("</td><td class=\"n sp\">")
    html.append(decimal: row.facts.spans)
    html.append("</td>")
    writeNumbers(row.facts, to: &html)
    html.append("</tr>\n")
  }

  /// The date is repeated only where it changes.
  private func writeMoment(_ row: IndexRow, after date: String, to html: inout ByteBuffer) {
    let moment = MomentText(milliseconds: row.requestTimeMS)
    html.append("<time datetime=\"")
    html.append(moment.iso)
    html.append("\">")
    if moment.date != date {
      html.append("<span class=\"o\">")
      html.append(moment.date)
      html.append("</span> ")
    }
    html.append(moment.time)
    html.append("</time>")
  }

  private func writeNumbers(_ facts: TraceFacts, to html: inout ByteBuffer) {
    for number in [facts.usage?.input, facts.usage?.output, facts.usage?.total] {
      html.append("<td class=\"n tok\">")
      html.appendNumber(number.map(CountText.text))
      html.append("</td>")
    }
    html.append("<td class=\"n cost\">")
    html.appendNumber(facts.cost)
    html.append("</td>")
  }

  private func writePages(current: Int, to html: inout ByteBuffer) {
    guard paths.count > 1 else { return }
    html.append("<nav class=\"pages\" aria-label=\"Pages\">")
    for (page, path) in paths.enumerated() {
      html.append(page == current ? "<a aria-current=\"page\" href=\"" : "<a href=\"")
      html.append(path)
      html.append("\">")
      html.append(decimal: page + 1)
      html.append("</a> ")
    }
    html.append("</nav>")
  }
}
