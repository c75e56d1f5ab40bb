import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how often each tool ran, the most frequent first.
struct ToolTable {
  let tools: [SpanGroup<ExactText>]

  private let uncalled: Int
  private let list: TraceList

  private static let shown = 8

  /// - Parameters:
  ///   - tools: What ran.
  ///   - uncalled: Number of tools that were offered and never called.
  ///   - list: What the tools' names lead to.
  init(_ tools: [SpanGroup<ExactText>], uncalled: Int = 0, list: TraceList = TraceList()) {
    self.list = list
    self.uncalled = uncalled
    self.tools = tools.sorted { ($1.spans, $0.key) < ($0.spans, $1.key) }
  }

  func write(to html: inout ByteBuffer) {
    let calls = tools.reduce(0) { $0 + $1.spans }
    let failed = tools.reduce(0) { $0 + $1.failed }
    html.append("<section><h2>Tools <span class=\"sub\">")
    html.append("\(CountText.text(calls, "run")), \(CountText.text(Int64(failed))) failed")
    html.append("</span></h2>\n")
    if tools.isEmpty {
      html.append("<p class=\"none\">No tools: no span of kind Tool.</p>\n")
    } else {
      writeTable(tools.prefix(Self.shown), to: &html)
      html.appendMore(
        tools.count - Self.shown,
        "more tool",
        to: "tools.html",
        else: "More on tools"
      )
    }
    if uncalled > 0 {
      let words = "\(CountText.text(uncalled, "tool")) offered, never called"
      html.append("<p class=\"hint\"><a href=\"tools.html\">\(words)</a></p>\n")
    }
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
    html.appendListLink(row.key.string, .tool, in: list)
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
