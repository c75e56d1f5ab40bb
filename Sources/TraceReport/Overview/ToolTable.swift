import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how often each tool ran, the most frequent first.
struct ToolTable {
  let tools: [SpanGroup<ExactText>]

  private static let shown = 8

  init(_ tools: [SpanGroup<ExactText>]) {
    self.tools = tools.sorted { ($1.spans, $0.key) < ($0.spans, $1.key) }
  }

  func write(to html: inout ByteBuffer) {
    let calls = tools.reduce(0) { $0 + $1.spans }
    let failed = tools.reduce(0) { $0 + $1.failed }
    html.append("<section><h2>Tools <span class=\"sub\">")
    html.append("\(CountText.text(calls, "run")), \(CountText.text(Int64(failed))) failed")
    html.append("</span></h2>\n")
    if tools.isEmpty {
      html.append("<p class=\"none\">No tools: no span of kind Tool.</p></section>\n")
      return
    }
    writeTable(tools.prefix(Self.shown), to: &html)
    html.appendFold(tools.dropFirst(Self.shown), "more tool") { writeTable($0, to: &$1) }
    html.append("</section>\n")
  }

  private static let columns = [
    TableColumn("Tool"),
    TableColumn("Runs", "n"),
    TableColumn("Failed", "n"),
    TableColumn("p50", "n"),
    TableColumn("Max", "n"),
  ]

  private func writeTable(_ rows: ArraySlice<SpanGroup<ExactText>>, to html: inout ByteBuffer) {
    html.appendTableHead("nums", Self.columns)
    for row in rows { write(row, to: &html) }
    html.append("</tbody></table>\n")
  }

  private func write(_ row: SpanGroup<ExactText>, to html: inout ByteBuffer) {
    let durations = row.durationsNS.sorted()
    html.append("<tr><th scope=\"row\">")
    html.appendBadge(.tool)
    html.append(" ")
    html.appendHTML(row.key.string)
    html.append("</th><td class=\"n\">")
    html.append(count: Int64(row.spans))
    html.append(row.failed > 0 ? "</td><td class=\"n err\">✕ " : "</td><td class=\"n\">")
    html.append(count: Int64(row.failed))
    html.append("</td><td class=\"n\">")
    html.appendDuration(DurationText(percentile: 0.5, of: durations))
    html.append("</td><td class=\"n\">")
    html.appendDuration(nanoseconds: durations.last)
    html.append("</td></tr>\n")
  }
}
