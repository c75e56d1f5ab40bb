import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the bars of one of two traces that share a time scale.
struct WaterfallSide {
  private let analysed: AnalysedTrace
  /// One per span.
  private let bars: [TimeInterval]
  private let scale: BarScale
  private let isBase: Bool

  /// - Parameters:
  ///   - analysed: The trace.
  ///   - waterfall: That of the trace.
  ///   - length: Nanoseconds of the whole scale.
  ///   - isBase: Whether the bars are the upper, outlined ones.
  init(_ analysed: AnalysedTrace, _ waterfall: Waterfall, length: Int64, isBase: Bool) {
    self.analysed = analysed
    self.isBase = isBase
    var bars = [TimeInterval](repeating: waterfall.axis, count: analysed.trace.spans.count)
    for row in waterfall.rows { bars[row.span] = row.bar }
    self.bars = bars
    scale = BarScale(start: waterfall.axis.start, length: length)
  }

  private var y: Int { isBase ? 6 : 22 }
  private static let height = 11

  /// The bar of a span; a dashed line where this trace does not have the step.
  func write(_ span: Int?, to html: inout ByteBuffer) {
    html.append("<text class=\"side\" y=\"")
    html.append(decimal: y + 9)
    html.append(isBase ? "\">b</text>" : "\">h</text>")
    guard let span else { return writeAbsence(to: &html) }
    let (bar, analysis) = (bars[span], analysed.spans[span])
    let isAllSelf = (analysis.selfTimeNS ?? 0) >= bar.length
    scale.rect(wholeStyle(span, isAllSelf: isAllSelf), bar, y: y, height: Self.height, to: &html)
    for stretch in analysis.selfStretches ?? [] where stretch.length < bar.length {
      let style: StaticString = isBase ? "wall" : "self"
      scale.rect(style, stretch, y: y, height: Self.height, to: &html)
    }
    if analysed.trace.spans[span].status == .error {
      scale.mark("fail", "✕", at: max(bar.start, bar.end), y: y + 9, to: &html)
    }
  }

  /// Base is light where the span itself works and empty where its children do, head full and light.
  private func wholeStyle(_ span: Int, isAllSelf: Bool) -> StaticString {
    let recorded = analysed.trace.spans[span]
    if (recorded.durationNS ?? 0) < 0 { return "odd" }
    if recorded.endNS == nil { return "open" }
    if isBase { return isAllSelf ? "wall" : "hollow" }
    return isAllSelf ? "self" : "wall"
  }

  private func writeAbsence(to html: inout ByteBuffer) {
    html.append("<line class=\"lacks\" x1=\"0\" x2=\"100%\" y1=\"")
    html.append(decimal: y + 5)
    html.append("\" y2=\"")
    html.append(decimal: y + 5)
    html.append("\"/>")
  }

  /// A line through the row at a moment of the axis, nanoseconds from its start.
  func writeRule(at tick: Int64, to html: inout ByteBuffer) {
    html.append("<line class=\"rule\" y1=\"0\" y2=\"40\" x1=\"")
    html.append(share: tick, of: scale.length)
    html.append("\" x2=\"")
    html.append(share: tick, of: scale.length)
    html.append("\"/>")
  }
}
