import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how the values of an assessment are spread as an SVG: yes and no as parts of a bar with the
/// pass rate's interval below, numbers on a linear axis, other values as a bar each.
///
/// Positions are percentages, so that a chart fits every width without a script.
struct SpreadChart {
  private let row: AssessmentStatistics
  /// Whether it stands alone, with labels and a sentence that says what it shows.
  private let isLarge: Bool

  /// Other values that are drawn.
  private static let mostOthers = 4

  init(_ row: AssessmentStatistics, isLarge: Bool) {
    self.row = row
    self.isLarge = isLarge
  }

  func write(to html: inout ByteBuffer) {
    if let rate = row.passRate {
      write(rate, to: &html)
    } else if let plot = NumberPlot(row) {
      write(plot, to: &html)
    } else if !row.values.isEmpty {
      writeOthers(to: &html)
    }
  }

  private func open(height: Int, to html: inout ByteBuffer) {
    html.append("<svg class=\"spread\" width=\"100%\" height=\"\(height)\"")
    if !isLarge { return html.append(" aria-hidden=\"true\">") }
    html.append(" role=\"img\" aria-label=\"How the values of ")
    html.appendHTML(row.label.text)
    html.append(" are spread, \(CountText.text(row.judged, "value"))\">")
  }

  private func write(_ rate: Proportion, to html: inout ByteBuffer) {
    open(height: isLarge ? 46 : 20, to: &html)
    let height = isLarge ? 12 : 8
    html.appendRect("okbar", from: 0, to: rate.rate, y: 1, height: height)
    html.appendRect("errbar", from: rate.rate, to: 1, y: 1, height: height)
    let y = height + (isLarge ? 9 : 7)
    html.appendLine(from: rate.low, to: rate.high, y: y, y)
    for end in [rate.low, rate.high] { html.appendLine(from: end, to: end, y: y - 3, y + 3) }
    if isLarge { writeEnds("0", "100\u{2009}%", y: 42, to: &html) }
    html.append("</svg>\n")
  }

  private func write(_ plot: NumberPlot, to html: inout ByteBuffer) {
    let base = isLarge && !plot.areDots ? 72 : 24
    open(height: isLarge ? base + 18 : base + 2, to: &html)
    plot.write(base: base, to: &html)
    html.append(
      "<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"\(base).5\" y2=\"\(base).5\"/>"
    )
    if isLarge {
      let (low, high) = (plot.axis.lowerBound, plot.axis.upperBound)
      writeEnds(
        ScoreText.value(low),
        low < high ? ScoreText.value(high) : nil,
        y: base + 14,
        to: &html
      )
    }
    html.append("</svg>\n")
  }

  private func writeEnds(_ low: String, _ high: String?, y: Int, to html: inout ByteBuffer) {
    html.append("<text x=\"0\" y=\"\(y)\">\(low)</text>")
    guard let high else { return }
    html.append("<text class=\"end\" x=\"100%\" y=\"\(y)\">\(high)</text>")
  }

  private func writeOthers(to html: inout ByteBuffer) {
    let shown = row.values.prefix(Self.mostOthers)
    let (step, height) = isLarge ? (22, 6) : (6, 4)
    open(height: shown.count * step + 1, to: &html)
    for (place, value) in shown.enumerated() {
      let bottom = (place + 1) * step
      let share = Double(value.count) / Double(max(1, row.judged))
      html.appendRect("track", from: 0, to: 1, y: bottom - height, height: height)
      html.appendRect("okbar", from: 0, to: share, y: bottom - height, height: height)
      if isLarge { writeLabel(value, y: bottom - height - 4, to: &html) }
    }
    html.append("</svg>\n")
  }

  private func writeLabel(_ value: ValueCount, y: Int, to html: inout ByteBuffer) {
    html.append("<text x=\"0\" y=\"\(y)\">")
    html.appendHTML(TextCut([value.shown].text, limit: 32).marked, in: .content)
    html.append("</text><text class=\"end\" x=\"100%\" y=\"\(y)\">")
    html.append(count: Int64(value.count))
    html.append("</text>")
  }
}

extension ByteBuffer {
  /// A rectangle between two shares of the width; the rest in pixels.
  mutating func appendRect(
    _ style: StaticString,
    from start: Double,
    to end: Double,
    y: Int,
    height: Int
  ) {
    if end <= start || height <= 0 { return }
    append("<rect class=\"")
    append(style)
    append("\" x=\"")
    append(share: start)
    append("\" width=\"")
    append(share: end - start)
    append("\" y=\"\(y)\" height=\"\(height)\"/>")
  }

  fileprivate mutating func appendLine(from start: Double, to end: Double, y: Int, _ bottom: Int) {
    append("<line class=\"span95\" x1=\"")
    append(share: start)
    append("\" x2=\"")
    append(share: end)
    append("\" y1=\"\(y)\" y2=\"\(bottom)\"/>")
  }
}
