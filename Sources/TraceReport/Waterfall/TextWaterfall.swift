package import TraceAnalysis
import TraceModel

/// A trace as lines of text for a terminal: its head, then a row a span with a bar.
package struct TextWaterfall: Sendable {
  /// Without line feeds.
  ///
  /// Texts of the trace are as recorded: whoever prints them makes them safe.
  package let lines: [String]

  /// Lines of at most `width` columns, or of 60 where that is less.
  package init(_ analysed: AnalysedTrace, width: Int) {
    let columns = Columns(width: max(width, 60))
    let waterfall = Waterfall(analysed)
    lines =
      Self.head(analysed) + [""] + [columns.header]
      + waterfall.rows.map { columns.line($0, analysed, axis: waterfall.axis) }
      + Self.foot(analysed)
  }

  private static func head(_ analysed: AnalysedTrace) -> [String] {
    let trace = analysed.trace
    let facts = TraceFacts(analysed)
    let start = MomentText(milliseconds: trace.requestTimeMS)
    return [
      "\(trace.name ?? "(no name)")  \(trace.state.rawValue)  \(trace.id)",
      "\(start.date) \(start.time) UTC  duration \(facts.duration?.text ?? "–")"
        + "  tokens \(facts.tokens ?? "–")  cost \(facts.cost ?? "–")",
    ]
  }

  private static func foot(_ analysed: AnalysedTrace) -> [String] {
    let notes = analysed.diagnostics.map { diagnostic in
      "! \(diagnostic.spanID.map { "\($0): " } ?? "")\(diagnostic.message)"
    }
    let legend = "█ the span itself   ░ in its children   ✕ error   * on the critical path"
    return ["", legend] + (notes.isEmpty ? [] : [""] + notes)
  }
}

/// Where the columns of a text waterfall lie.
private struct Columns {
  private let name: Int
  private let bar: Int
  private static let kind = 11
  private static let duration = 11

  init(width: Int) {
    let free = width - Self.kind - Self.duration - 2
    name = min(48, free * 2 / 5)
    bar = free - name
  }

  var header: String {
    Self.padded("Span", name) + Self.padded("Kind", Self.kind)
      + Self.padded("Duration", Self.duration, right: true) + "  Time"
  }

  func line(_ row: WaterfallRow, _ analysed: AnalysedTrace, axis: TimeInterval) -> String {
    let span = analysed.trace.spans[row.span]
    let duration = span.durationNS.map { DurationText(nanoseconds: $0).text } ?? "–"
    let mark = analysed.spans[row.span].criticalPathNS > 0 ? "*" : " "
    let indent = String(repeating: "  ", count: min(row.depth, name / 4))
    let title = indent + (span.status == .error ? "✕ " : "") + span.name
    return Self.padded(title, name) + Self.padded(span.kind.text, Self.kind)
      + Self.padded(duration, Self.duration, right: true) + mark + " "
      + drawn(row, analysed.spans[row.span].selfStretches, axis)
  }

  private func drawn(_ row: WaterfallRow, _ own: [TimeInterval]?, _ axis: TimeInterval) -> String {
    var cells = [Character](repeating: " ", count: bar)
    for cell in self.cells(row.bar, axis) { cells[cell] = "░" }
    for stretch in row.bar.length == 0 ? [row.bar] : own ?? [row.bar] {
      for cell in self.cells(stretch, axis) { cells[cell] = "█" }
    }
    return String(cells).trimmingRight()
  }

  /// The cells that an interval covers; one at least.
  private func cells(_ interval: TimeInterval, _ axis: TimeInterval) -> Range<Int> {
    let interval = interval.clamped(to: axis)
    let scale = Double(bar) / Double(max(axis.length, 1))
    let first = min(bar - 1, max(0, Int(Double(interval.start - axis.start) * scale)))
    let last = min(bar, Int((Double(interval.end - axis.start) * scale).rounded()))
    return first..<max(first + 1, last)
  }

  private static func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
    let cut = text.count > width - 1 ? text.prefix(width - 2) + "…" : text[...]
    let space = String(repeating: " ", count: max(0, width - cut.count))
    return right ? space + cut : cut + space
  }
}

extension String {
  fileprivate func trimmingRight() -> String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
