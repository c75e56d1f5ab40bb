import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes a list of traces as a table, in the order given.
struct TraceTable {
  let rows: [IndexRow]

  func write(to html: inout ByteBuffer) {
    html.append("<table class=\"tr\"><caption class=\"vh\">Traces, the newest first</caption>")
    html.append(Self.head)
    var last: MomentText?
    for row in rows {
      let moment = MomentText(milliseconds: row.requestTimeMS)
      write(row, at: moment, after: last, to: &html)
      last = moment
    }
    html.append("</tbody></table>\n")
  }

  private static let head: StaticString = """
    <thead><tr><th scope="col" data-key="state">State</th>\
    <th scope="col" data-key="start" class="at" aria-sort="descending">Started, UTC</th>\
    <th scope="col" data-key="name">Trace</th><th scope="col" data-key="asked" class="req">Asked</th>\
    <th scope="col" data-key="duration" class="n">Duration</th>\
    <th scope="col" data-key="spans" class="n sp">Spans</th>\
    <th scope="col" data-key="in" class="n in">In</th><th scope="col" data-key="out" class="n in">Out</th>\
    <th scope="col" data-key="cost" class="n cost">Cost</th></tr></thead><tbody>

    """

  private func write(
    _ row: IndexRow,
    at moment: MomentText,
    after last: MomentText?,
    to html: inout ByteBuffer
  ) {
    html.append("<tr><td class=\"s\">")
    html.appendState(ShownState(row.state), isPill: false)
    html.append("</td><td class=\"at\">")
    write(moment, after: last, to: &html)
    html.append("</td><th scope=\"row\">")
    html.appendTraceLink(row)
    if row.summary.isJudge { html.append(" <span class=\"tag\">judge</span>") }
    html.append("</th><td class=\"req\">")
    html.appendText(row.question)
    html.append("</td><td class=\"n\">")
    html.appendDuration(row.duration)
    html.append("</td><td class=\"n sp\">")
    html.append(decimal: row.summary.spans.count)
    html.append("</td>")
    writeNumbers(row, to: &html)
    html.append("</tr>\n")
  }

  /// The date is repeated only where it changes.
  private func write(
    _ moment: MomentText,
    after last: MomentText?,
    to html: inout ByteBuffer
  ) {
    html.append("<time datetime=\"")
    moment.writeISO(to: &html)
    html.append("\">")
    if last?.isSameDay(as: moment) != true {
      html.append("<span class=\"o\">")
      moment.writeDate(to: &html)
      html.append("</span> ")
    }
    moment.writeTime(to: &html)
    html.append("</time>")
  }

  private func writeNumbers(_ row: IndexRow, to html: inout ByteBuffer) {
    html.append("<td class=\"n in\">")
    html.appendCount(row.summary.usage?.input)
    html.append("</td><td class=\"n in\">")
    html.appendCount(row.summary.usage?.output)
    html.append("</td><td class=\"n cost\">")
    html.appendNumber(row.cost)
    html.append("</td>")
  }
}

extension ByteBuffer {
  /// Badge and name, leading to the trace's page, for a page at the site's top.
  mutating func appendTraceLink(_ row: IndexRow, root: StaticString = "") {
    append("<a href=\"")
    append(root)
    append("traces/")
    append(row.file)
    append(".html\">")
    if let kind = row.kind { appendBadge(kind) }
    append(" <span class=\"nm\">")
    appendHTML(row.name ?? "name not recorded")
    append("</span></a>")
  }

  /// A text of a trace, or a dash where none was recorded.
  mutating func appendText(_ text: String?) {
    guard let text else { return appendUnknown() }
    appendHTML(text)
  }

  /// The last part of the breadcrumb.
  mutating func appendCrumb(_ text: String) {
    append(" <span aria-hidden=\"true\">/</span> <span aria-current=\"page\">")
    appendHTML(text)
    append("</span>")
  }
}
