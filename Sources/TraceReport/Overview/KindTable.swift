import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes where the time went: self time by kind, as a bar and as a table, the largest first.
struct KindTable {
  let kinds: [SpanGroup<SpanKind>]
  let total: Int64

  /// Rows that stand open; the others are folded.
  private static let shown = 6

  init(_ kinds: [SpanGroup<SpanKind>]) {
    self.kinds = kinds.sorted {
      ($1.selfNS, ExactText($0.key.text)) < ($0.selfNS, ExactText($1.key.text))
    }
    total = kinds.reduce(0) { $0.addingClamped($1.selfNS) }
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Where the time went ")
    html.append("<span class=\"sub\">self time, all spans</span></h2>\n")
    ShareBar(kinds.map { (kind: $0.key, length: $0.selfNS) }).write(to: &html)
    writeTable(kinds.prefix(Self.shown), to: &html)
    html.appendFold(kinds.dropFirst(Self.shown), "more kind") { writeTable($0, to: &$1) }
    html.append("</section>\n")
  }

  private static let columns = [
    TableColumn("Kind"),
    TableColumn("Spans", "n"),
    TableColumn("Self time", "n"),
    TableColumn("Share", "n"),
    TableColumn("Failed", "n"),
  ]

  private func writeTable(_ rows: ArraySlice<SpanGroup<SpanKind>>, to html: inout ByteBuffer) {
    html.appendTableHead("nums", Self.columns)
    for row in rows { write(row, to: &html) }
    html.append("</tbody></table>\n")
  }

  private func write(_ row: SpanGroup<SpanKind>, to html: inout ByteBuffer) {
    html.append("<tr><th scope=\"row\">")
    html.appendKind(row.key)
    html.append("</th><td class=\"n\">")
    html.append(count: Int64(row.spans))
    html.append("</td><td class=\"n\">")
    html.appendDuration(nanoseconds: row.selfNS)
    html.append("</td><td class=\"n\">")
    html.appendPercent(total > 0 ? Double(row.selfNS) / Double(total) : nil)
    html.append("</td><td class=\"n\">")
    html.append(decimal: row.failed)
    html.append("</td></tr>\n")
  }
}

extension ByteBuffer {
  /// A kind's badge with its name beside it.
  mutating func appendKind(_ kind: SpanKind) {
    append("<span class=\"k ")
    append(kind.cssClass)
    append("\" aria-hidden=\"true\">")
    append(kind.letter)
    append("</span> ")
    appendHTML(kind.title)
  }
}
