import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what the traces' durations were waited for: a bar of the parts, then the same as a table.
struct WallTimeTable {
  /// A part of the wall time; `kind` gives it its colour.
  struct Part {
    let label: StaticString
    let kind: SpanKind
    /// Nanoseconds.
    let timeNS: Int64
  }

  static let title: StaticString = "What was waited for"
  static let none: StaticString = "Unknown: no trace has a root span that takes time."

  /// In the order of the bar.
  let parts: [Part]
  /// Nanoseconds, the sum of the parts.
  let total: Int64
  private let uncovered: Int64

  init(_ time: WallTime) {
    parts = [
      Part(label: "Models", kind: .chatModel, timeNS: time.modelNS),
      Part(label: "Tools", kind: .tool, timeNS: time.toolNS),
      Part(label: "Retrieval", kind: .retriever, timeNS: time.retrievalNS),
      Part(label: "Own code", kind: .chain, timeNS: time.ownCodeNS),
    ]
    total = time.totalNS
    uncovered = time.uncoveredNS
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>")
    html.append(Self.title)
    html.append(" <span class=\"sub\">")
    if total > 0 { html.append("wall time, adds up to \(DurationText(nanoseconds: total).text)") }
    html.append("</span></h2>\n")
    if total > 0 {
      ShareBar(parts.map { (kind: $0.kind, length: $0.timeNS) }).write(to: &html)
      writeTable(to: &html)
    } else {
      html.append("<p class=\"none\">")
      html.append(Self.none)
      html.append("</p>")
    }
    html.append("</section>\n")
  }

  private static let columns = [
    TableColumn("Part"), TableColumn("Time", "n"), TableColumn("Share", "n"),
  ]

  private func writeTable(to html: inout ByteBuffer) {
    html.appendTableHead("nums", Self.columns)
    for part in parts { write(part, to: &html) }
    html.append(
      "</tbody></table>\n<p class=\"hint\">Along the critical path of each trace; own code is "
    )
    html.append("where no model, tool or retrieval goes on")
    if uncovered > 0 {
      html.append(", \(DurationText(nanoseconds: uncovered).text) of it below no span but the root")
    }
    html.append(".</p>\n")
  }

  private func write(_ part: Part, to html: inout ByteBuffer) {
    html.append("<tr><th scope=\"row\"><i class=\"sw fill ")
    html.append(part.kind.cssClass)
    html.append("\"></i> ")
    html.append(part.label)
    html.append("</th><td class=\"n\">")
    html.appendDuration(nanoseconds: part.timeNS)
    html.append("</td><td class=\"n\">")
    html.appendPercent(Double(part.timeNS) / Double(total))
    html.append("</td></tr>\n")
  }
}
