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
      scale.rect("self", stretch, y: 8, height: 12, to: &html)
    }
    for stretch in analysis.criticalStretches {
      scale.rect("crit", stretch, y: 22, height: 2, to: &html)
    }
    writeMarks(hasFailed: span.status == .error, to: &html)
    html.append("</svg>")
  }

  /// Outlined where children work, solid where nothing but the span does.
  private func writeWall(durationNS: Int64?, selfTimeNS: Int64?, to html: inout ByteBuffer) {
    let isAllSelf = (selfTimeNS ?? 0) >= row.bar.length
    let style: StaticString = row.isOpen ? "open" : isAllSelf ? "self" : "wall"
    scale.rect((durationNS ?? 0) < 0 ? "odd" : style, row.bar, y: 8, height: 12, to: &html)
  }

  private func writeMarks(hasFailed: Bool, to html: inout ByteBuffer) {
    if let first = row.firstTokenNS, first >= row.bar.start, first <= row.bar.end {
      scale.mark("first", "▾", at: first, y: 7, to: &html)
    }
    if hasFailed {
      scale.mark("fail", "✕", at: max(row.bar.start, row.bar.end), y: 18, to: &html)
    }
  }

  private var scale: BarScale { BarScale(start: axis.start, length: axis.length) }
}
