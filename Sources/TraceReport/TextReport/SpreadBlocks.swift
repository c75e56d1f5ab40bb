import TraceAnalysis

/// How durations and speeds are spread, a row each.
struct SpreadBlocks {
  private let durationsNS: [Int64]
  private let firstTokensNS: [Int64]
  private let tokensPerSecond: [Double]

  init(_ report: Report) {
    durationsNS = report.statistics.numbers.durationsNS
    firstTokensNS = report.statistics.numbers.firstTokensNS
    tokensPerSecond = report.counted.flatMap { row in
      row.summary.spans.compactMap { $0.call?.tokensPerSecond }
    }
  }

  /// Empty where nothing is known.
  var blocks: [ReportBlock] {
    var table = ReportTable(["", "n#", "Mean#"] + Self.columns.map { "\($0.0)#" })
    add("Duration", Distribution(durationsNS), Self.duration, to: &table)
    add("First token", Distribution(firstTokensNS), Self.duration, to: &table)
    add("Tokens per s", Distribution(tokensPerSecond), RateText.text, to: &table)
    return table.rows.isEmpty ? [] : [.heading(2, "How it is spread"), .table(table)]
  }

  private static let columns: [Column] = [
    ("Min", 0, { $0.minimum }), ("p50", 0.5, { $0.p50 }), ("p90", 0.9, { $0.p90 }),
    ("p95", 0.95, { $0.p95 }), ("p99", 0.99, { $0.p99 }), ("Max", 0, { $0.maximum }),
  ]

  /// A title, the percentile that it is of or 0, and the number.
  private typealias Column = (String, fraction: Double, value: @Sendable (Distribution) -> Double)

  private func add(
    _ label: String,
    _ values: Distribution?,
    _ text: (Double) -> String?,
    to table: inout ReportTable
  ) {
    guard let values else { return }
    let numbers = Self.columns.map { column in
      values.isSound(column.fraction)
        ? text(column.value(values)) : "n<\(Percentile.fewest(for: column.fraction))"
    }
    let cells = [CountText.text(Int64(values.n)), text(values.mean)] + numbers
    table.add([[.own(label)]] + cells.map { [.number($0)] })
  }

  private static func duration(_ nanoseconds: Double) -> String? {
    Int64(exactly: nanoseconds.rounded()).map { DurationText(nanoseconds: $0).text }
  }
}
