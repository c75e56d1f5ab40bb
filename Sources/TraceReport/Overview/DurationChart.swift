import Glibc
import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how the durations are spread: bars of an eighth of a decade on a log axis, failed traces at
/// the foot of each, percentiles as dashed lines; below it the same numbers as a table.
///
/// Positions are percentages, so that the chart fits every width without a script.
struct DurationChart {
  private let durations: [(durationNS: Int64, hasFailed: Bool)]
  private let sorted: [Int64]
  private let unfinished: Int

  private static let height = 160.0
  /// From here on a histogram says more than the single values.
  private static let fewest = 10

  init(_ report: Report) {
    durations = report.counted.compactMap { row in
      row.summary.durationNS.map { ($0, row.state == .error) }
    }
    sorted = report.statistics.numbers.durationsNS
    unfinished = report.counted.count - durations.count
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Duration <span class=\"sub\">")
    html.append(CountText.text(durations.count, "finished trace"))
    html.append("</span></h2>\n")
    if durations.count >= Self.fewest, let histogram = Histogram(durations) {
      write(histogram, to: &html)
    } else {
      html.append("<p class=\"none\">A histogram needs 10 finished traces.</p>")
    }
    html.append("</section>\n")
  }

  private func write(_ histogram: Histogram, to html: inout ByteBuffer) {
    let tallest = histogram.bins.map(\.finished).max() ?? 1
    html.append("<svg class=\"hist\" width=\"100%\" height=\"212\" role=\"img\" aria-label=\"")
    html.appendHTML(sentence)
    html.append("\">\n")
    writeGrid(tallest: tallest, to: &html)
    for (place, bin) in histogram.bins.enumerated() {
      writeBar(bin, at: Double(place), of: histogram, tallest: tallest, to: &html)
    }
    writeCounts(tallest: tallest, to: &html)
    writeTicks(histogram, to: &html)
    writeMarks(histogram, to: &html)
    html.append("</svg>\n")
    writeLegend(to: &html)
    writeTable(histogram, to: &html)
  }

  /// Lines at a third and two thirds of the highest bar, in whole traces.
  private func writeGrid(tallest: Int, to html: inout ByteBuffer) {
    for (_, y) in Self.rules(tallest) {
      html.append("<line class=\"rule\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>")
    }
  }

  /// What the lines stand for; over the bars, of which the first may begin at the left edge.
  private func writeCounts(tallest: Int, to html: inout ByteBuffer) {
    for (count, y) in Self.rules(tallest) {
      html.append("<text class=\"rulemark\" x=\"0\" y=\"\(y)\">\(count)</text>")
    }
  }

  private static func rules(_ tallest: Int) -> [(count: Int, y: String)] {
    let step = max(1, tallest / 3)
    return stride(from: step, through: tallest, by: step).prefix(3).map { count in
      (count, PixelText.text(184 - Double(count) * Self.height / Double(tallest)))
    }
  }

  private var sentence: String {
    "Histogram of the durations of \(CountText.text(durations.count, "trace")), p50 "
      + QuantileText.text(0.5, of: sorted) + ", p95 " + QuantileText.text(0.95, of: sorted)
  }

  private func writeBar(
    _ bin: Histogram.Bin,
    at place: Double,
    of histogram: Histogram,
    tallest: Int,
    to html: inout ByteBuffer
  ) {
    let scale = Self.height / Double(max(1, tallest))
    let count = Double(histogram.bins.count)
    let parts: [(StaticString, Int, Int)] = [
      ("okbar", bin.finished - bin.failed, bin.failed), ("errbar", bin.failed, 0),
    ]
    for (style, traces, below) in parts where traces > 0 {
      let top = 184 - Double(below + traces) * scale
      html.append("<rect class=\"")
      html.append(style)
      html.append("\" x=\"")
      html.append(share: (place + 0.04) / count)
      html.append("\" width=\"")
      html.append(share: 0.92 / count)
      html.append("\" y=\"")
      html.append(PixelText.text(top))
      html.append("\" height=\"")
      html.append(PixelText.text(Double(traces) * scale))
      html.append("\"/>")
    }
  }

  /// A label at each decade that lies on the axis; on a short one at 2 and 5 times it as well.
  private func writeTicks(_ histogram: Histogram, to html: inout ByteBuffer) {
    html.append("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"184.5\" y2=\"184.5\"/>")
    for tick in DurationAxis.ticks(isShort: histogram.bins.count <= 12) {
      let share = self.share(Double(tick), of: histogram)
      guard share >= 0, share <= 0.97 else { continue }
      let style: StaticString = share < 0.03 ? "tick start" : "tick"
      label(DurationText(tick: tick).text, style: style, at: share, y: 202, to: &html)
    }
  }

  private func share(_ nanoseconds: Double, of histogram: Histogram) -> Double {
    (8 * log10(max(1, nanoseconds)) - Double(histogram.first)) / Double(histogram.bins.count)
  }

  /// Labels never cross: each stands to the left of its line, and the last one's is in the legend.
  private func writeMarks(_ histogram: Histogram, to html: inout ByteBuffer) {
    for (name, fraction, needed) in Self.marks where sorted.count >= needed {
      guard let value = Percentile.type7(sorted, fraction) else { continue }
      let share = self.share(value, of: histogram)
      html.append("<line class=\"pct\" y1=\"14\" y2=\"184\" x1=\"")
      html.append(share: share)
      html.append("\" x2=\"")
      html.append(share: share)
      html.append("\"/>")
      if fraction >= 0.99 { continue }
      let text = "\(name) \(QuantileText.text(fraction, of: sorted))"
      label(text, style: "mark left", at: share, y: 10, to: &html)
    }
  }

  private static let marks: [(String, Double, Int)] = [
    ("p50", 0.5, 1), ("p95", 0.95, 20), ("p99", 0.99, 100),
  ]

  private func label(
    _ text: String,
    style: StaticString,
    at share: Double,
    y: Int,
    to html: inout ByteBuffer
  ) {
    html.append("<text class=\"")
    html.append(style)
    html.append("\" x=\"")
    html.append(share: share)
    html.append("\" y=\"")
    html.append(decimal: y)
    html.append("\">")
    html.append(text)
    html.append("</text>")
  }

  private func writeLegend(to html: inout ByteBuffer) {
    let failed = durations.count { $0.hasFailed }
    html.append("<p class=\"legend\"><span><i class=\"sw okbar\"></i> ok ")
    html.append(count: Int64(durations.count - failed))
    html.append("</span>")
    if failed > 0 {
      html.append(" <span><i class=\"sw errbar\"></i> failed ")
      html.append(count: Int64(failed))
      html.append(", at the foot of each bar</span>")
    }
    html.append(" <span>type-7 percentiles, p99 ")
    html.appendHTML(QuantileText.text(0.99, of: sorted))
    if unfinished > 0 {
      html.append(", \(CountText.text(unfinished, "trace")) without a duration left out")
    }
    html.append("</span></p>\n")
  }

  private func writeTable(_ histogram: Histogram, to html: inout ByteBuffer) {
    html.append("<details class=\"more\"><summary>The same as a table</summary><table>")
    html.append("<thead><tr><th scope=\"col\">Up to</th><th scope=\"col\" class=\"n\">Traces</th>")
    html.append("<th scope=\"col\" class=\"n\">Failed</th></tr></thead><tbody>\n")
    for (place, bin) in histogram.bins.enumerated() where bin.finished > 0 {
      html.append("<tr><th scope=\"row\">")
      html.appendDuration(nanoseconds: Histogram.upperEdgeNS(histogram.first + place))
      html.append("</th><td class=\"n\">")
      html.append(decimal: bin.finished)
      html.append("</td><td class=\"n\">")
      html.append(decimal: bin.failed)
      html.append("</td></tr>\n")
    }
    html.append("</tbody></table></details>\n")
  }
}

/// Pixels with one decimal, as SVG wants them.
enum PixelText {
  static func text(_ pixels: Double) -> String {
    let tenths = Int64((pixels * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return "\(tenths < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")"
  }
}
