import JSONBytes
import TraceModel

/// Writes one bar of parts by kind, in the order given.
struct ShareBar {
  private let parts: [(kind: SpanKind, length: Int64)]
  private let total: Double

  init(_ parts: [(kind: SpanKind, length: Int64)]) {
    self.parts = parts.filter { $0.length > 0 }
    total = parts.reduce(0) { $0 + Double($1.length) }
  }

  func write(to html: inout ByteBuffer) {
    guard total > 0 else { return }
    html.append("<svg class=\"share\" width=\"100%\" height=\"10\" aria-hidden=\"true\">")
    var start = 0.0
    for part in parts {
      let length = Double(part.length) / total
      html.append("<rect class=\"self ")
      html.append(part.kind.cssClass)
      html.append("\" height=\"10\" x=\"")
      html.append(share: start)
      html.append("\" width=\"")
      html.append(share: length)
      html.append("\"/>")
      start += length
    }
    html.append("</svg>\n")
  }
}
