import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes when the traces began and how long they took, failed ones as upright strokes or at the foot of
/// their cells; below it the same by stretches of time as a table.
struct TimeChart {
  private let points: [TimeMarks.Point]
  private let axis: MomentAxis?
  private let unfinished: Int

  /// From here on a picture says more than the list.
  private static let fewest = 10
  /// Pixels from the top of the chart to the plane's top, and the plane's height.
  private static let (top, height) = (20, 160)

  init(_ report: Report) {
    points = report.counted.compactMap { row in
      row.summary.durationNS.map {
        TimeMarks.Point(startMS: row.requestTimeMS, durationNS: $0, hasFailed: row.state == .error)
      }
    }
    axis = MomentAxis(points.map(\.startMS))
    unfinished = report.counted.count - points.count
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Duration over time <span class=\"sub\">UTC</span></h2>\n")
    if points.count >= Self.fewest, let axis {
      let marks = TimeMarks(points, axis)
      write(marks, axis, to: &html)
      writeLegend(marks, to: &html)
      TimeTable(points, axis).write(to: &html)
    } else {
      html.append("<p class=\"none\">A chart over time needs 10 finished traces.</p>")
    }
    html.append("</section>\n")
  }

  private func write(_ marks: TimeMarks, _ axis: MomentAxis, to html: inout ByteBuffer) {
    html.append("<div class=\"times\" role=\"img\" aria-label=\"")
    html.appendHTML(sentence(axis))
    html.append("\"><svg width=\"48\" height=\"206\">")
    for (label, share) in durations(marks) {
      html.append("<text x=\"42\" y=\"\(PixelText.text(y(share) + 4))\">")
      html.append(label)
      html.append("</text>")
    }
    html.append("</svg><svg class=\"plot\" width=\"100%\" height=\"206\">\n")
    for (_, share) in durations(marks) {
      let y = PixelText.text(y(share))
      html.append("<line class=\"rule\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>")
    }
    html.append("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"186.5\" y2=\"186.5\"/>\n")
    TimePlot(marks).write(top: Self.top, height: Self.height, to: &html)
    writeTicks(axis, to: &html)
    html.append("</svg></div>\n")
  }

  private func sentence(_ axis: MomentAxis) -> String {
    let failed = CountText.text(Int64(points.count { $0.hasFailed }))
    return "Durations of \(CountText.text(points.count, "trace")), \(failed) of them failed, from "
      + MomentText.range(axis.first, axis.last)
  }

  private func y(_ share: Double) -> Double {
    Double(Self.top) + (1 - share) * Double(Self.height)
  }

  /// The labels of the axis of durations, each with its place.
  private func durations(_ marks: TimeMarks) -> [(label: String, share: Double)] {
    let length = marks.decades.upperBound - marks.decades.lowerBound
    return DurationAxis.ticks(isShort: length <= 1.5).compactMap { tick in
      let share = marks.share(tick)
      guard share >= 0, share <= 1 else { return nil }
      return (DurationText(tick: tick).text, share)
    }
  }

  /// Every other label may go where there is little room; those at the end stand before their place.
  private func writeTicks(_ axis: MomentAxis, to html: inout ByteBuffer) {
    for (number, tick) in axis.ticks.enumerated() {
      let share = axis.share(tick)
      let side = share > 0.93 ? " end" : share < 0.05 ? " start" : ""
      html.append("<text class=\"tick\(side)\(number % 2 == 1 ? " wide" : "")\" y=\"202\" x=\"")
      html.append(share: share)
      html.append("\">\(axis.label(tick))</text>")
    }
  }

  private func writeLegend(_ marks: TimeMarks, to html: inout ByteBuffer) {
    let failed = points.count { $0.hasFailed }
    let isMerged = !marks.cells.isEmpty
    html.append("<p class=\"legend\"><span><i class=\"sw okbar\(isMerged ? "" : " dot")\"></i> ok ")
    html.append(count: Int64(points.count - failed))
    html.append("</span>")
    if failed > 0 {
      html.append(" <span><i class=\"sw errbar\(isMerged ? "" : " stroke")\"></i> failed ")
      html.append(count: Int64(failed))
      html.append(isMerged ? ", at the foot of each cell</span>" : "</span>")
    }
    if isMerged {
      html.append(
        " <span>the stronger the colour, the more traces: 1, up to 9, up to 99, 100 and more</span>"
      )
    }
    if unfinished > 0 {
      html.append(
        " <span>\(CountText.text(unfinished, "trace")) without a duration left out</span>"
      )
    }
    html.append("</p>\n")
  }
}
