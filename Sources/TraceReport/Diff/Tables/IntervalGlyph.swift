import JSONBytes
import TraceAnalysis

/// Draws a ratio with its interval on the axis that all changes of a table share.
///
/// Positions are percentages; the numbers stand in the same row.
struct IntervalGlyph {
  private let comparison: MetricComparison
  private let verdict: Verdict

  /// Shares of the axis from which on an interval is wider than 10 pixels in a column of 340, and of 104.
  private static let (wide, wideOnPhones) = (0.03, 0.097)

  init(_ comparison: MetricComparison, _ verdict: Verdict) {
    self.comparison = comparison
    self.verdict = verdict
  }

  func write(to html: inout ByteBuffer) {
    guard comparison.change == .ratio, let place = comparison.estimate.flatMap(RatioAxis.place)
    else { return }
    html.append("<svg class=\"")
    html.append(verdict.cssClass)
    html.append("\" width=\"100%\" height=\"30\" aria-hidden=\"true\">")
    writeBand(to: &html)
    html.append("<line class=\"base\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"30\"/>")
    let low = comparison.interval.flatMap { RatioAxis.place($0.low) } ?? place
    let high = comparison.interval.flatMap { RatioAxis.place($0.high) } ?? place
    writeInterval(low, high, to: &html)
    writePoint(at: place, to: &html)
    writeArrows(from: min(place, low), to: max(place, high), &html)
    html.append("</svg>")
  }

  private func writeBand(to html: inout ByteBuffer) {
    guard let low = RatioAxis.place(comparison.noise.low),
      let high = RatioAxis.place(comparison.noise.high)
    else { return }
    html.append("<rect class=\"noise\" height=\"30\" x=\"")
    html.append(share: max(0, low))
    html.append("\" width=\"")
    html.append(share: min(1, high) - max(0, low))
    html.append("\"/>")
  }

  private func writeInterval(_ low: Double, _ high: Double, to html: inout ByteBuffer) {
    guard comparison.interval != nil else { return }
    let (from, to) = (max(0, min(1, low)), max(0, min(1, high)))
    writeLine(from, to, y: 15, 15, "reach", &html)
    for (place, shown) in [(low, from), (high, to)] where place == shown {
      if high - low >= Self.wide {
        writeLine(shown, shown, y: 11, 19, high - low < Self.wideOnPhones ? "cap" : "reach", &html)
      }
    }
  }

  private func writeLine(
    _ x1: Double,
    _ x2: Double,
    y y1: Int,
    _ y2: Int,
    _ style: StaticString,
    _ html: inout ByteBuffer
  ) {
    html.append("<line class=\"")
    html.append(style)
    html.append("\" x1=\"")
    html.append(share: x1)
    html.append("\" x2=\"")
    html.append(share: x2)
    html.append("\" y1=\"\(y1)\" y2=\"\(y2)\"/>")
  }

  /// A dot where it lies on the axis.
  private func writePoint(at place: Double, to html: inout ByteBuffer) {
    guard (0...1).contains(place) else { return }
    html.append(verdict.isDecided ? "<circle class=\"dot\"" : "<circle class=\"ring\"")
    html.append(" cy=\"15\" r=\"4\" cx=\"")
    html.append(share: place)
    html.append("\"/>")
  }

  /// Arrow heads at the edges that point or interval go beyond.
  private func writeArrows(from low: Double, to high: Double, _ html: inout ByteBuffer) {
    if low < 0 { html.append("<text class=\"far\" x=\"0\" y=\"19\">◀</text>") }
    if high > 1 { html.append("<text class=\"far end\" x=\"100%\" y=\"19\">▶</text>") }
  }
}
