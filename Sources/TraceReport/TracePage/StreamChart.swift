import JSONBytes
import TraceAnalysis
import TraceModel

/// Draws how a stream came: waiting time, characters so far as steps, a tick a chunk below them.
///
/// Positions are percentages, so that the chart fits every width without a script. Each step is a
/// rectangle that reaches to the end; together they are the area, and its outline is their shadow.
struct StreamChart {
  private let curve: StreamCurve
  private let timing: StreamTiming
  private let kind: SpanKind

  /// Pixels from the top.
  private static let (top, base, foot, axis) = (12.0, 104.0, 152.0, 168)
  /// Stalls that are drawn, the longest ones.
  private static let mostStalls = 12

  init(_ curve: StreamCurve, _ timing: StreamTiming, _ kind: SpanKind) {
    self.curve = curve
    self.timing = timing
    self.kind = kind
  }

  func write(to html: inout ByteBuffer) {
    html.append("<svg class=\"streamed ")
    html.append(kind.cssClass)
    html.append("\" width=\"100%\" height=\"176\" role=\"img\" aria-label=\"")
    html.appendHTML(sentence)
    html.append("\">\n")
    writeWaiting(to: &html)
    writeAxis(to: &html)
    for stall in stalls { writeBand(stall, to: &html) }
    writeSteps(to: &html)
    writeTicks(to: &html)
    writeLabels(to: &html)
    html.append("</svg>\n")
  }

  private var characters: Int { curve.rises.last?.characters ?? 0 }

  private var sentence: String {
    let chunks = CountText.text(curve.ticks.reduce(0) { $0 + $1.chunks }, "chunk")
    let length = DurationText(nanoseconds: curve.lengthNS).text
    var text = "\(CountText.text(characters, "character")) in \(chunks) over \(length)"
    if let first = timing.firstTokenNS {
      text += ", the first after \(DurationText(nanoseconds: first).text)"
    }
    let stalls = CountText.text(timing.stalls.count, "stall")
    return text + ", \(stalls); the table of chunks has the numbers"
  }

  /// In order of time.
  private var stalls: [StreamStall] {
    timing.stalls.sorted { $1.gapNS < $0.gapNS }.prefix(Self.mostStalls)
      .sorted { $0.atNS < $1.atNS }
  }

  private func writeWaiting(to html: inout ByteBuffer) {
    guard let first = timing.firstTokenNS, first > 0 else { return }
    rect("waits", from: 0, to: first, y: 0, height: Self.foot, to: &html)
    guard Double(first) > 0.07 * Double(curve.lengthNS) else { return }
    html.append("<text class=\"wide\" x=\"6\" y=\"98\">Waiting</text>")
    html.append("<text class=\"wide\" x=\"6\" y=\"117\">Chunks</text>\n")
  }

  private func writeAxis(to html: inout ByteBuffer) {
    for tick in TimeAxis(length: curve.lengthNS).ticks {
      if tick > 0 { line("rule", at: tick, from: 0, to: Self.foot, to: &html) }
      let text = tick == 0 ? "0" : DurationText(tick: tick).text
      label(text, tick == 0 ? "" : "mid", at: tick, y: Self.axis, to: &html)
    }
    html.append("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"104.5\" y2=\"104.5\"/>\n")
  }

  private func writeBand(_ stall: StreamStall, to html: inout ByteBuffer) {
    let end = stall.atNS + stall.gapNS
    rect("stall", from: stall.atNS, to: end, y: 0, height: Self.base, to: &html)
  }

  private func writeSteps(to html: inout ByteBuffer) {
    guard let last = curve.rises.last, last.characters > 0 else { return }
    html.append("<g class=\"area\">")
    for rise in curve.rises where rise.atNS < last.atNS {
      let height = Double(rise.characters) / Double(last.characters) * (Self.base - Self.top)
      let y = Self.base - height
      rect(nil, from: rise.atNS, to: last.atNS, y: y, height: height, to: &html)
    }
    html.append("</g>\n")
    line("end", at: last.atNS, from: Self.top, to: Self.base, to: &html)
  }

  /// Ticks of chunks with content are taller; a merged one is the taller the more chunks it has.
  private func writeTicks(to html: inout ByteBuffer) {
    let most = Double(curve.ticks.map(\.chunks).max() ?? 1)
    html.append("<g class=\"ticks\">")
    for tick in curve.ticks {
      let tallest = tick.carriesContent ? 32.0 : 18.0
      let height = curve.isMerged ? max(3, tallest * Double(tick.chunks) / most) : tallest
      html.append("<rect x=\"")
      html.append(share: tick.atNS, of: curve.lengthNS)
      html.append("\" y=\"")
      html.append(PixelText.text(Self.foot - height))
      html.append(curve.isMerged ? "\" width=\"0.6%" : "\" width=\"1.5")
      html.append("\" height=\"")
      html.append(PixelText.text(height))
      html.append("\"/>")
    }
    html.append("</g>\n")
  }

  private func writeLabels(to html: inout ByteBuffer) {
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
    line("pct", at: first, from: 0, to: Self.foot, to: &html)
    let isLate = Double(first) > 0.6 * Double(curve.lengthNS)
    let text = "First token \(DurationText(nanoseconds: first).text)"
    label(text, isLate ? "left mark" : "right mark", at: first, y: 10, to: &html)
  }

  private func rect(
    _ style: StaticString?,
    from start: Int64,
    to end: Int64,
    y: Double,
    height: Double,
    to html: inout ByteBuffer
  ) {
    html.append("<rect")
    if let style {
      html.append(" class=\"")
      html.append(style)
      html.append("\"")
    }
    html.append(" x=\"")
    html.append(share: start, of: curve.lengthNS)
    html.append("\" width=\"")
    html.append(share: end - start, of: curve.lengthNS)
    html.append("\" y=\"")
    html.append(PixelText.text(y))
    html.append("\" height=\"")
    html.append(PixelText.text(height))
    html.append("\"/>")
  }

  private func line(
    _ style: StaticString,
    at moment: Int64,
    from top: Double,
    to bottom: Double,
    to html: inout ByteBuffer
  ) {
    html.append("<line class=\"")
    html.append(style)
    html.append("\" x1=\"")
    html.append(share: moment, of: curve.lengthNS)
    html.append("\" x2=\"")
    html.append(share: moment, of: curve.lengthNS)
    html.append("\" y1=\"\(PixelText.text(top))\" y2=\"\(PixelText.text(bottom))\"/>")
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
