import JSONBytes
import TraceAnalysis
import TraceModel

/// Draws how a stream came: waiting time, characters so far as steps, a tick a chunk below them.
///
/// Everything stands at a share of the width, so that the chart fits every width without a script.
struct StreamChart {
  private let curve: StreamCurve
  private let timing: StreamTiming
  private let kind: SpanKind
  /// Moments of the axis, nanoseconds from the span's start.
  private let ticks: [Int64]

  /// Stalls that are drawn, the longest ones.
  private static let mostStalls = 12

  init(_ curve: StreamCurve, _ timing: StreamTiming, _ kind: SpanKind) {
    self.curve = curve
    self.timing = timing
    self.kind = kind
    ticks = TimeAxis(length: curve.lengthNS).ticks
  }

  func write(to html: inout ByteBuffer) {
    html.append("<svg class=\"streamed ")
    html.append(kind.cssClass)
    html.append("\" width=\"100%\" height=\"176\" role=\"img\" aria-label=\"")
    html.append(sentence)
    html.append("\">\n")
    let stalls = stalls
    StreamPlot(curve, timing, rules: ticks).write(stalls: stalls, to: &html)
    writeWaiting(to: &html)
    writeAxis(to: &html)
    writeLabels(stalls, to: &html)
    html.append("</svg>\n")
  }

  private var characters: Int { curve.rises.last?.characters ?? 0 }

  /// What the chart adds to the numbers that follow it.
  private var sentence: String {
    let length = DurationText(nanoseconds: curve.lengthNS).text
    return "\(CountText.text(characters, "character")) over \(length)"
  }

  /// In order of time.
  private var stalls: [StreamStall] {
    timing.stalls.sorted { $1.gapNS < $0.gapNS }.prefix(Self.mostStalls)
      .sorted { $0.atNS < $1.atNS }
  }

  private func writeWaiting(to html: inout ByteBuffer) {
    guard let first = timing.firstTokenNS, Double(first) > 0.07 * Double(curve.lengthNS) else {
      return
    }
    html.append("<text class=\"wide\" x=\"6\" y=\"98\">Waiting</text>")
    html.append("<text class=\"wide\" x=\"6\" y=\"117\">Chunks</text>\n")
  }

  private func writeAxis(to html: inout ByteBuffer) {
    html.append("<g class=\"axis\">")
    for tick in ticks {
      html.append("<text x=\"")
      html.append(share: tick, of: curve.lengthNS)
      html.append("\">")
      html.append(tick == 0 ? "0" : DurationText(tick: tick).text)
      html.append("</text>")
    }
    html.append("</g>\n")
  }

  private func writeLabels(_ stalls: [StreamStall], to html: inout ByteBuffer) {
    for stall in stalls where Double(stall.gapNS) > 0.03 * Double(curve.lengthNS) {
      let middle = stall.atNS + stall.gapNS / 2
      let text = DurationText(nanoseconds: stall.gapNS).text
      label(text, "mid bad", at: middle, y: 28, to: &html)
    }
    if let last = curve.rises.last, characters > 0 {
      let isLate = Double(last.atNS) > 0.4 * Double(curve.lengthNS)
      let text = CountText.text(characters, "character")
      label(text, isLate ? "left" : "right", at: last.atNS, y: 98, to: &html)
    }
    guard let first = timing.firstTokenNS else { return }
    let isLate = Double(first) > 0.6 * Double(curve.lengthNS)
    let text = "First token \(DurationText(nanoseconds: first).text)"
    label(text, isLate ? "left mark" : "right mark", at: first, y: 10, to: &html)
  }

  private func label(
    _ text: String,
    _ style: StaticString,
    at moment: Int64,
    y: Int,
    to html: inout ByteBuffer
  ) {
    html.append("<text class=\"")
    html.append(style)
    html.append("\" x=\"")
    html.append(share: moment, of: curve.lengthNS)
    html.append("\" y=\"")
    html.append(decimal: y)
    html.append("\">")
    html.append(text)
    html.append("</text>")
  }
}
