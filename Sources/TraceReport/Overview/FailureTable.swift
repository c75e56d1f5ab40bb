import JSONBytes
import TraceAnalysis

/// Writes why traces failed: traces by exception class and message, the most frequent first.
struct FailureTable {
  private let failures: [(reason: FailureReason, traces: Int)]

  private static let shown = 6

  init(_ statistics: RunStatistics) { failures = statistics.failures }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Errors <a class=\"sub\" href=\"#state=error\">")
    html.append(CountText.text(failures.reduce(0) { $0 + $1.traces }, "trace"))
    html.append("</a></h2>\n")
    if failures.isEmpty {
      html.append("<p class=\"none\">No trace failed.</p></section>\n")
      return
    }
    writeTable(failures.prefix(Self.shown), to: &html)
    let rest = failures.dropFirst(Self.shown)
    if !rest.isEmpty {
      html.append("<details class=\"more\"><summary>")
      html.append(CountText.text(rest.count, "more reason"))
      html.append("</summary>")
      writeTable(rest, to: &html)
      html.append("</details>")
    }
    html.append("</section>\n")
  }

  private func writeTable(
    _ rows: ArraySlice<(reason: FailureReason, traces: Int)>,
    to html: inout ByteBuffer
  ) {
    html.append("<table class=\"nums fails\"><thead><tr><th scope=\"col\" class=\"n\">Traces</th>")
    html.append("<th scope=\"col\">Class</th><th scope=\"col\" class=\"req\">Message</th></tr></thead><tbody>\n")
    for row in rows {
      html.append("<tr><td class=\"n\">")
      html.append(CountText.text(Int64(row.traces)))
      html.append("</td><th scope=\"row\">")
      html.appendText(row.reason.type)
      html.append("</th><td class=\"req\">")
      html.appendText(row.reason.message)
      html.append("</td></tr>\n")
    }
    html.append("</tbody></table>\n")
  }
}
