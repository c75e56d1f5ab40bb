import TraceAnalysis
import TraceModel

/// The numbers behind the charts of assessments, a row a value.
enum ValueTable {
  /// Values of an assessment that are listed, the first ones.
  private static let mostValues = 30

  /// Folded; empty without values.
  static func blocks(_ rows: some Sequence<AssessmentStatistics>) -> [ReportBlock] {
    var table = ReportTable(["Assessment", "Source", "Value", "Count#", "Share#"])
    for row in rows { add(row, to: &table) }
    return table.rows.isEmpty ? [] : [.fold("The values as a table", [.table(table)])]
  }

  private static func add(_ row: AssessmentStatistics, to table: inout ReportTable) {
    for value in row.values.prefix(mostValues) {
      let share = Double(value.count) / Double(max(1, row.judged))
      table.add(
        .recorded(row.shownName),
        .recorded(row.source),
        value.shown,
        .count(value.count),
        .percent(share)
      )
    }
    let rest = row.values.dropFirst(mostValues)
    if rest.isEmpty { return }
    let count = rest.reduce(0) { $0 + $1.count }
    let share = Double(count) / Double(max(1, row.judged))
    table.add(
      .recorded(row.shownName),
      .recorded(row.source),
      .own("\(CountText.text(rest.count, "other value"))"),
      .count(count),
      .percent(share)
    )
  }
}
