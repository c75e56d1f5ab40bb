import JSONBytes
import TraceAnalysis

/// Writes why traces failed: traces by exception class and message, the most frequent first.
struct FailureTable {
  private let failures: [FailureGroup]
  private let list: TraceList

  private static let shown = 6

  init(_ statistics: RunStatistics, _ list: TraceList = TraceList()) {
    failures = statistics.failures
    self.list = list
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Errors <a class=\"sub\" href=\"#")
    html.appendHTML(list.fragment("state=error"))
    html.append("\">")
    html.append(CountText.text(failures.reduce(0) { $0 + $1.traces.count }, "trace"))
    html.append("</a></h2>\n")
    if failures.isEmpty {
      html.append("<p class=\"none\">No trace failed.</p></section>\n")
      return
    }
    writeTable(failures.prefix(Self.shown), to: &html)
    html.appendMore(
      failures.count - Self.shown,
      "more reason",
      to: "errors.html",
      else: "More on errors"
    )
    html.append("</section>\n")
  }

  private static let columns = [
    TableColumn("Traces", "n"),
    TableColumn("Class"),
    TableColumn("Message", "req"),
  ]

  private func writeTable(
    _ rows: ArraySlice<FailureGroup>,
    to html: inout ByteBuffer
  ) {
    html.appendTableHead("nums fails", Self.columns)
    for (place, row) in rows.enumerated() {
      html.append("<tr><td class=\"n\"><a href=\"errors.html#\(ErrorsPage.anchor(place))\">")
      html.append(count: Int64(row.traces.count))
      html.append("</a></td><th scope=\"row\">")
      html.appendText(row.type)
      html.append("</th><td class=\"req\">")
      html.appendText(row.example)
      html.append("</td></tr>\n")
    }
    html.append("</tbody></table>\n")
  }
}
