import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the bar of one span as SVG.
struct WaterfallBar {
  let row: WaterfallRow
  let axis: TimeInterval

  func write(_ span: Span, _ analysis: SpanAnalysis, to html: inout ByteBuffer) {
    html.append("<svg width=\"100%\" height=\"28\" class=\"")
    html.append(span.kind.cssClass)
    html.append("\" aria-hidden=\"true\">")
    writeWall(durationNS: span.durationNS, selfTimeNS: analysis.selfTimeNS, to: &html)
    for stretch in analysis.selfStretches ?? [] where stretch.length < row.bar.length {
      rect("self", stretch, y: 8, height: 12, to: &html)
    }
    for stretch in analysis.criticalStretches {
      rect("crit", stretch, y: 22, height: 2, to: &html)
    }
    writeMarks(hasFailed: span.status == .error, to: &html)
    html.append("</svg>")
  }

  /// Outlined where children work, solid where nothing but the span does.
  private func writeWall(durationNS: Int64?, selfTimeNS: Int64?, to html: inout ByteBuffer) {
    let isAllSelf = (selfTimeNS ?? 0) >= row.bar.length
    let style: StaticString = row.isOpen ? "open" : isAllSelf ? "self" : "wall"
    rect((durationNS ?? 0) < 0 ? "odd" : style, row.bar, y: 8, height: 12, to: &html)
  }

  private func rect(
    _ style: StaticString,
    _ interval: TimeInterval,
    y: Int,
    height: Int,
    to html: inout ByteBuffer
  ) {
    html.append("<rect class=\"")
    html.append(style)
    html.append("\" x=\"")
    html.append(share: interval.start - axis.start, of: axis.length)
    html.append("\" y=\"")
    html.append(decimal: y)
    html.append("\" height=\"")
    html.append(decimal: height)
    html.append("\" width=\"")
    html.append(share: interval.length, of: axis.length)
    html.append("\"/>")
  }

  private func writeMarks(hasFailed: Bool, to html: inout ByteBuffer) {
    if let first = row.firstTokenNS, first >= row.bar.start, first <= row.bar.end {
      mark("first", "▾", at: first, y: 7, to: &html)
    }
    if hasFailed {
      mark("fail", "✕", at: max(row.bar.start, row.bar.end), y: 18, to: &html)
    }
  }

  private func mark(
    _ style: StaticString,
    _ glyph: StaticString,
    at moment: Int64,
    y: Int,
    to html: inout ByteBuffer
  ) {
    html.append("<text class=\"")
    html.append(style)
    html.append("\" x=\"")
    html.append(share: moment - axis.start, of: axis.length)
    html.append("\" y=\"")
    html.append(decimal: y)
    html.append("\">")
    html.append(glyph)
    html.append("</text>")
  }
}
