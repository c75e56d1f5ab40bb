import JSONBytes
import TraceAnalysis

/// Where moments lie in the column of bars; what it draws has positions in percent.
struct BarScale {
  /// The moment at the left edge, nanoseconds since the Unix epoch.
  let start: Int64
  /// Nanoseconds from the left edge to the right one.
  let length: Int64

  func rect(
    _ style: StaticString,
    _ interval: TimeInterval,
    y: Int,
    height: Int,
    to html: inout ByteBuffer
  ) {
    html.append("<rect class=\"")
    html.append(style)
    html.append("\" x=\"")
    html.append(share: interval.start - start, of: length)
    html.append("\" y=\"")
    html.append(decimal: y)
    html.append("\" height=\"")
    html.append(decimal: height)
    html.append("\" width=\"")
    html.append(share: interval.length, of: length)
    html.append("\"/>")
  }

  func mark(
    _ style: StaticString,
    _ glyph: StaticString,
    at moment: Int64,
    y: Int,
    to html: inout ByteBuffer
  ) {
    html.append("<text class=\"")
    html.append(style)
    html.append("\" x=\"")
    html.append(share: moment - start, of: length)
    html.append("\" y=\"")
    html.append(decimal: y)
    html.append("\">")
    html.append(glyph)
    html.append("</text>")
  }
}
