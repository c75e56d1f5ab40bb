/// Lays a table out for a terminal: in columns where the lines fit, else a record a row.
struct TextTable {
  private let titles: [String]
  private let isNumber: [Bool]
  private let rows: [[String]]
  private let width: Int

  /// Characters between columns.
  private static let gap = 2

  /// A table in lines of at most `width` characters.
  init(_ table: ReportTable, width: Int) {
    titles = table.columns.map(\.title)
    isNumber = table.columns.map(\.isNumber)
    rows = table.rows.map { $0.map { $0.text.oneLine } }
    self.width = width
  }

  var lines: [String] {
    let widths = titles.indices.map { column in
      ([titles] + rows).map { $0[column].count }.max() ?? 0
    }
    let length = widths.reduce(0, +) + Self.gap * (widths.count - 1)
    if length > width { return records }
    return ([titles] + rows).map { line(of: $0, widths) }
  }

  private func line(of cells: [String], _ widths: [Int]) -> String {
    let parts = cells.indices.map { column in
      let space = String(repeating: " ", count: widths[column] - cells[column].count)
      return isNumber[column] ? space + cells[column] : cells[column] + space
    }
    return parts.joined(separator: "  ").trimmingTrailingSpaces
  }

  /// A line a cell behind its title, wrapped; rows are parted by an empty line.
  private var records: [String] {
    let label = (titles.map(\.count).max() ?? 0) + Self.gap
    return Array(rows.map { record($0, label) }.joined(separator: [""]))
  }

  private func record(_ cells: [String], _ label: Int) -> [String] {
    zip(titles, cells).flatMap { title, cell -> [String] in
      if cell.isEmpty { return [] }
      let wrapped = TextWrap.lines(of: cell, width: max(20, width - label))
      return wrapped.enumerated().map { place, line in
        let head = place == 0 ? title : ""
        return head + String(repeating: " ", count: label - head.count) + line
      }
    }
  }
}

extension String {
  /// Line feeds become spaces.
  fileprivate var oneLine: String { String(map { $0 == "\n" || $0 == "\r\n" ? " " : $0 }) }

  fileprivate var trimmingTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
