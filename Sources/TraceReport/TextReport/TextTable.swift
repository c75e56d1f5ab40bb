/// Lays a table out for a terminal: in columns where they fit, else a record a row.
///
/// Columns fit more often without those that say nothing, and with the cells of the widest ones on
/// several lines.
struct TextTable {
  private let titles: [String]
  private let isNumber: [Bool]
  private let rows: [[String]]
  private let width: Int

  /// Characters between columns.
  private static let gap = 2
  /// Characters that a column of text keeps where it is made narrower.
  private static let fewest = 16
  /// Lines that a cell is broken into, or a few more for the sake of its words.
  private static let mostLines = 4

  /// A table in lines of at most `width` characters.
  init(_ table: ReportTable, width: Int) {
    titles = table.columns.map(\.title)
    isNumber = table.columns.map(\.isNumber)
    rows = table.rows.map { $0.map { $0.text.oneLine } }
    self.width = width
  }

  private init(_ table: TextTable, columns: [Int]) {
    titles = columns.map { table.titles[$0] }
    isNumber = columns.map { table.isNumber[$0] }
    rows = table.rows.map { row in columns.map { row[$0] } }
    width = table.width
  }

  var lines: [String] {
    if let widths = fitting { return lines(widths) }
    let telling = TextTable(self, columns: titles.indices.filter(tells))
    return telling.fitting.map(telling.lines) ?? telling.records
  }

  /// The rows alone, of a table of two columns: the first as it is, the second wrapped beside it.
  var pairs: [String] {
    let label = (rows.map { $0[0].count }.max() ?? 0) + Self.gap
    return rows.flatMap { hanging($0[0], $0[1], label) }
  }

  /// False for a column of numbers that are unknown or 0 throughout.
  private func tells(_ column: Int) -> Bool {
    !isNumber[column] || rows.contains { !["", "–", "0"].contains($0[column]) }
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
    return Array(
      rows.map { row in
        zip(titles, row).flatMap { $1.isEmpty ? [] : hanging($0, $1, label) }
      }
      .joined(separator: [""])
    )
  }

  /// A text in lines, the first behind a title.
  private func hanging(_ title: String, _ text: String, _ label: Int) -> [String] {
    let wrapped = TextWrap.lines(of: text, width: max(20, width - label))
    return wrapped.enumerated().map { place, line in
      let head = place == 0 ? title : ""
      return head + String(repeating: " ", count: label - head.count) + line
    }
  }
}

extension TextTable {
  /// The widths of columns that fit side by side, at best with every word whole; nil where they
  /// cannot.
  private var fitting: [Int]? {
    widths { max(least(of: $0), longestWord(in: $0)) } ?? widths(least: least)
  }

  /// Takes from the widest columns of text what is too much.
  private func widths(least: (Int) -> Int) -> [Int]? {
    var widths = titles.indices.map { column in
      ([titles] + rows).map { $0[column].count }.max() ?? 0
    }
    let lowest = widths.indices.map { isNumber[$0] ? widths[$0] : min(least($0), widths[$0]) }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    while excess > 0 {
      let open = widths.indices.filter { widths[$0] > lowest[$0] }
      guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Cells of a table of pairs may take any number of lines, else about ``mostLines``.
  private func least(of column: Int) -> Int {
    let least = max(titles[column].count, Self.fewest)
    if titles.count < 3 { return least }
    let longest = rows.map { $0[column].count }.max() ?? 0
    return max(least, (longest + Self.mostLines - 1) / Self.mostLines)
  }

  private func longestWord(in column: Int) -> Int {
    rows.flatMap { $0[column].split(separator: " ") }.map(\.count).max() ?? 0
  }

  private func lines(_ widths: [Int]) -> [String] {
    ([titles] + rows).flatMap { row -> [String] in
      let cells = zip(row, widths).map { TextWrap.lines(of: $0, width: max($1, 1)) }
      return (0..<(cells.map(\.count).max() ?? 0)).map { place in
        line(of: cells.map { place < $0.count ? $0[place] : "" }, widths)
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
