import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the traces that took longest.
struct SlowestTable {
  let rows: [IndexRow]
  private let list: TraceList

  private static let shown = 6

  init(_ report: Report) {
    let all = report.counted
    list = report.list
    let finished = all.enumerated().compactMap { place, row in
      row.summary.durationNS.map { (durationNS: $0, place: place) }
    }
    rows = finished.sorted { ($1.durationNS, $0.place) < ($0.durationNS, $1.place) }
      .prefix(Self.shown).map { all[$0.place] }
  }

  private static let columns = [
    TableColumn("Duration", "n"),
    TableColumn("<span class=\"vh\">Share of the longest</span>", "spark"),
    TableColumn("Trace"),
    TableColumn("Asked", "req"),
  ]

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Slowest <a class=\"sub\" href=\"#")
    html.appendHTML(list.fragment("sort=-duration"))
    html.append("\">all by duration</a></h2>\n")
    html.appendTableHead("nums slow", Self.columns)
    for row in rows { write(row, to: &html) }
    html.append("</tbody></table></section>\n")
  }

  private func write(_ row: IndexRow, to html: inout ByteBuffer) {
    let longest = rows.first?.summary.durationNS ?? 0
    html.append("<tr><td class=\"n\">")
    html.appendDuration(row.duration)
    html.append("</td><td class=\"spark\"><svg width=\"100%\" height=\"10\" aria-hidden=\"true\">")
    html.append("<rect class=\"track\" width=\"100%\" height=\"10\"/><rect class=\"self ")
    html.append((row.kind ?? .unknown).cssClass)
    html.append("\" height=\"10\" width=\"")
    html.append(share: row.summary.durationNS ?? 0, of: longest)
    html.append("\"/></svg></td><th scope=\"row\">")
    html.appendTraceLink(row)
    html.append("</th><td class=\"req\">")
    html.appendText(row.question)
    html.append("</td></tr>\n")
  }
}
