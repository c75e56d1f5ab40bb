package import TraceAnalysis
import TraceModel

/// The spans of a trace as lines of text, each with a bar, and what the marks mean.
package struct TextWaterfall: Sendable {
  /// Without line feeds.
  ///
  /// Texts of the trace are as recorded: whoever prints them makes them safe.
  package let lines: [String]

  /// Levels from which on a tree may be set in by one column a level.
  private static let deep = 4

  /// Lines of at most `width` columns, or of 60 where that is less.
  package init(_ analysed: AnalysedTrace, width: Int) {
    let width = max(width, 60)
    let waterfall = Waterfall(analysed)
    let titles = Self.titles(waterfall, analysed, width: width)
    let columns = Columns(width: width, titles)
    let rows = zip(waterfall.rows, titles).map { row, title in
      columns.line(row, title, analysed, axis: waterfall.axis)
    }
    let legend = "█ the span itself   ░ in its children   ✕ error   * on the critical path"
    lines = [columns.header] + rows + [""] + TextWrap.lines(of: legend, width: width)
  }

  /// Set in by two columns a level; by one in a deep tree whose names would be cut otherwise.
  private static func titles(
    _ waterfall: Waterfall,
    _ analysed: AnalysedTrace,
    width: Int
  ) -> [SpanTitle] {
    func titles(step: Int) -> [SpanTitle] {
      waterfall.rows.map { SpanTitle($0, analysed.trace.spans[$0.span], step: step) }
    }
    let wide = titles(step: 2)
    let isDeep = waterfall.rows.contains { $0.depth >= deep }
    return isDeep && !Columns(width: width, wide).hold(wide) ? titles(step: 1) : wide
  }
}

/// Where the columns of a text waterfall lie.
private struct Columns {
  private let name: Int
  private let bar: Int
  private static let kind = 11
  private static let duration = 11
  private static let fewestBars = 12

  /// Names take two fifths, and more of the bars' columns where they are long.
  init(width: Int, _ titles: [SpanTitle]) {
    let free = width - Self.kind - Self.duration - 2
    let most = min(free - Self.fewestBars, max(48, free / 2))
    name = max(min(48, free * 2 / 5), min((titles.map(\.width).max() ?? 0) + 1, most))
    bar = free - name
  }

  /// Whether every title is whole.
  func hold(_ titles: [SpanTitle]) -> Bool { titles.allSatisfy { $0.width < name } }

  var header: String {
    Self.padded("Span", name) + Self.padded("Kind", Self.kind)
      + Self.padded("Duration", Self.duration, right: true) + "  Time"
  }

  func line(
    _ row: WaterfallRow,
    _ title: SpanTitle,
    _ analysed: AnalysedTrace,
    axis: TimeInterval
  ) -> String {
    let span = analysed.trace.spans[row.span]
    let duration = span.durationNS.map { DurationText(nanoseconds: $0).text } ?? "–"
    let mark = analysed.spans[row.span].criticalPathNS > 0 ? "*" : " "
    return Self.padded(title.text(width: name - 1), name)
      + Self.padded(span.kind.text, Self.kind)
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
