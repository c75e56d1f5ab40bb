import JSONBytes
import TraceAnalysis

/// Writes the numbers of traces by when they began, a row a stretch between two ticks of an axis.
struct TimeTable {
  private let stretches: [(start: Int64, points: [TimeMarks.Point])]

  init(_ points: [TimeMarks.Point], _ axis: MomentAxis) {
    let starts = [axis.first] + axis.ticks.filter { $0 > axis.first }
    var stretches = starts.map { (start: $0, points: [TimeMarks.Point]()) }
    for point in points {
      let place = starts.lastIndex { $0 <= point.startMS } ?? 0
      stretches[place].points.append(point)
    }
    self.stretches = stretches.filter { !$0.points.isEmpty }
  }

  private static let columns = [
    TableColumn("From, UTC"), TableColumn("Traces", "n"), TableColumn("Failed", "n"),
    TableColumn("p50", "n"), TableColumn("Max", "n"),
  ]

  func write(to html: inout ByteBuffer) {
    html.append("<details class=\"more\"><summary>The same as a table</summary>")
    html.appendTableHead("nums", Self.columns)
    for stretch in stretches { write(stretch.start, stretch.points, to: &html) }
    html.append("</tbody></table></details>\n")
  }

  private func write(_ start: Int64, _ points: [TimeMarks.Point], to html: inout ByteBuffer) {
    let durations = points.map(\.durationNS).sorted()
    let moment = MomentText(milliseconds: start)
    html.append(
      "<tr><th scope=\"row\">\(moment.date) \(moment.time.prefix(8))</th><td class=\"n\">"
    )
    html.append(count: Int64(points.count))
    html.append("</td><td class=\"n\">")
    html.append(count: Int64(points.count { $0.hasFailed }))
    html.append("</td><td class=\"n\">")
    html.appendDuration(DurationText(percentile: 0.5, of: durations))
    html.append("</td><td class=\"n\">")
    html.appendDuration(nanoseconds: durations.last)
    html.append("</td></tr>\n")
  }
}
