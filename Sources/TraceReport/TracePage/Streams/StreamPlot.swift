import JSONBytes
import TraceAnalysis

/// Draws the lines and areas of a stream's chart, each kind as one path of relative moves.
///
/// The drawing is 1,000 units wide, whatever the page's width is; upright a unit is half a pixel.
/// Strokes do not scale with it.
struct StreamPlot {
  private let curve: StreamCurve
  private let timing: StreamTiming
  /// Moments of the axis, nanoseconds from the span's start.
  private let rules: [Int64]

  private static let width = 1000.0
  /// Half pixels from the top.
  private static let (top, base, foot) = (24, 208, 304)
  /// Half pixels: the ticks of chunks with content, without any, and the lowest of a column.
  private static let (tall, short, lowest) = (64, 36, 6)

  init(_ curve: StreamCurve, _ timing: StreamTiming, rules: [Int64]) {
    self.curve = curve
    self.timing = timing
    self.rules = rules
  }

  func write(stalls: [StreamStall], to html: inout ByteBuffer) {
    html.append("<svg width=\"100%\" height=\"152\" viewBox=\"0 0 1000 304\"")
    html.append(" preserveAspectRatio=\"none\">")
    if let first = timing.firstTokenNS, first > 0 {
      path("waits", to: &html) { $0.area(from: 0, to: x(first), bottom: Self.foot) }
    }
    path("rule", to: &html) { path in
      for rule in rules where rule > 0 { path.upright(x(rule), from: 0, to: Self.foot) }
    }
    if !stalls.isEmpty { write(stalls, to: &html) }
    path("area", to: &html, writeSteps)
    path("base", to: &html) { $0.level(Self.base + 1, width: Int(Self.width)) }
    path(curve.isMerged ? "columns" : "ticks", to: &html) { path in
      if curve.isMerged { writeColumns(to: &path) } else { writeTicks(to: &path) }
    }
    if let first = timing.firstTokenNS {
      path("pct", to: &html) { $0.upright(x(first), from: 0, to: Self.foot) }
    }
    html.append("</svg>\n")
  }

  /// What came before the span, or after its length, stands at the edge.
  private func x(_ atNS: Int64) -> Int {
    let share = max(0, min(1, Double(atNS) / Double(curve.lengthNS)))
    return Int((share * Self.width).rounded())
  }

  private func path(
    _ style: StaticString,
    to html: inout ByteBuffer,
    _ body: (inout PathWriter) -> Void
  ) {
    var path = PathWriter()
    body(&path)
    if path.bytes.isEmpty { return }
    html.append("<path class=\"")
    html.append(style)
    html.append("\" d=\"")
    html.append(path.bytes)
    html.append("\"/>")
  }

  private func write(_ stalls: [StreamStall], to html: inout ByteBuffer) {
    path("stall", to: &html) { path in
      for stall in stalls {
        path.area(from: x(stall.atNS), to: x(stall.atNS + stall.gapNS), bottom: Self.base)
      }
    }
  }

  /// Up at the first rise, level to each next one, and down to the base line after the last.
  private func writeSteps(to path: inout PathWriter) {
    guard let first = curve.rises.first, let last = curve.rises.last, last.characters > 0
    else { return }
    let scale = Double(Self.base - Self.top) / Double(last.characters)
    path.move(to: x(first.atNS), Self.base)
    for rise in curve.rises {
      path.line(toX: x(rise.atNS))
      path.line(toY: Self.base - Int((Double(rise.characters) * scale).rounded()))
    }
    path.line(toY: Self.base)
  }

  /// Ticks of chunks with content are taller.
  private func writeTicks(to path: inout PathWriter) {
    for tick in curve.ticks {
      let height = tick.carriesContent ? Self.tall : Self.short
      path.upright(x(tick.atNS), from: Self.foot - height, to: Self.foot)
    }
  }

  /// The more chunks a column has, the taller it is.
  private func writeColumns(to path: inout PathWriter) {
    let most = Double(curve.ticks.map(\.chunks).max() ?? 1)
    let width = Int(Self.width) / StreamCurve.columns
    path.move(to: 0, Self.foot)
    for tick in curve.ticks {
      let tallest = tick.carriesContent ? Self.tall : Self.short
      let height = Int((Double(tallest * tick.chunks) / most).rounded())
      let start = x(tick.atNS)
      if start > path.x { path.line(toY: Self.foot) }
      path.line(toX: start)
      path.line(toY: Self.foot - max(Self.lowest, height))
      path.line(toX: start + width)
    }
    path.line(toY: Self.foot)
  }
}
