/// A table of a page over many traces: its first few hundred rows, and how many there are besides.
enum PageTable {
  /// Rows a table.
  static let most = 300

  /// The columns of a table, see ``ReportTable``, and what its bars are a share of.
  struct Head {
    let titles: [String]
    var bars: String?
    /// Why there are no rows, where there are none.
    let reason: String
  }

  /// A row for each thing, in the order given; `length` is in any unit, the longest bar being full.
  static func blocks<Thing>(
    _ head: Head,
    of things: [Thing],
    length: (Thing) -> Double = { _ in 0 },
    cells: (Thing) -> [[ReportInline]]
  ) -> [ReportBlock] {
    if things.isEmpty { return [.note(head.reason)] }
    let shown = things.prefix(most)
    let longest = shown.map(length).max() ?? 0
    var table = ReportTable(head.titles, bars: longest > 0 ? head.bars : nil)
    for thing in shown {
      table.add(cells(thing), bar: longest > 0 ? length(thing) / longest : 0)
    }
    return [.table(table)] + rest(things.count - shown.count)
  }

  private static func rest(_ count: Int) -> [ReportBlock] {
    count > 0 ? [.note("and \(CountText.text(Int64(count))) more in report.json")] : []
  }
}
