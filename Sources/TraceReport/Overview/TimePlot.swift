import JSONBytes

/// Draws traces in the plane of time and duration, all marks of a kind as one path.
///
/// The drawing is 1,000 units wide, whatever the page's width is; strokes do not scale with it.
struct TimePlot {
  private let marks: TimeMarks

  init(_ marks: TimeMarks) { self.marks = marks }

  /// Appends the drawing at a distance from the top of the picture around it, in pixels.
  func write(top: Int, height: Int, to html: inout ByteBuffer) {
    html.append("<svg y=\"\(top)\" width=\"100%\" height=\"\(height)\"")
    html.append(" viewBox=\"0 0 \(TimeMarks.width) \(TimeMarks.height)\"")
    html.append(" preserveAspectRatio=\"none\">")
    path("dots", marks.ended, to: &html) { "M\($0.x) \($0.y)h0" }
    path("strokes", marks.failed, to: &html) { "M\($0.x) \($0.y - 7)v14" }
    for level in 0...3 {
      let cells = marks.cells.filter { $0.level == level && $0.failed < $0.traces }
      path("okbar z\(level)", cells, to: &html) { area($0, from: 0) }
    }
    path("errbar", marks.cells.filter { $0.failed > 0 }, to: &html) { area($0, from: foot(of: $0)) }
    html.append("</svg>\n")
  }

  private func path<Mark>(
    _ style: String,
    _ marks: [Mark],
    to html: inout ByteBuffer,
    _ text: (Mark) -> String
  ) {
    if marks.isEmpty { return }
    html.append("<path class=\"\(style)\" d=\"")
    for mark in marks { html.append(text(mark)) }
    html.append("\"/>")
  }

  /// The cell from a number of units below its upper edge on, with a gap to its neighbours.
  private func area(_ cell: TimeMarks.Cell, from top: Int) -> String {
    let (width, height) = (TimeMarks.cellWidth - 1, TimeMarks.cellHeight - 1 - top)
    return "M\(cell.place.x) \(cell.place.y + top)h\(width)v\(height)h-\(width)z"
  }

  /// Where the failed traces' share of a cell begins, which can be seen however small it is.
  private func foot(of cell: TimeMarks.Cell) -> Int {
    let whole = Double(TimeMarks.cellHeight - 1)
    let length = (whole * Double(cell.failed) / Double(max(1, cell.traces))).rounded()
    return Int(whole - max(3, length))
  }
}
