import TraceAnalysis
import TraceModel

/// The traces that a reader would look at first.
extension JSONLine {
  mutating func tellingTraces(_ report: Report) {
    telling("slowest_traces", RankedTraces(report.counted, by: \.durationNS)) { json, row in
      json.integer("duration_ns", row.summary.durationNS)
    }
    telling("costliest_traces", RankedTraces(report.counted, by: \.cost.totalUSD)) { json, row in
      json.number("cost_usd", row.summary.cost.totalUSD)
    }
    let failed = report.counted.reversed().filter { $0.summary.failure != nil }
    telling("failing_traces", RankedTraces(rows: failed)) { json, row in
      json.text("error_class", row.summary.failure?.errorClass.rawValue)
    }
  }

  private mutating func telling(
    _ name: StaticString,
    _ ranked: RankedTraces,
    _ value: (inout JSONLine, IndexRow) -> Void
  ) {
    capped(name, ranked.rows, most: ReportJSON.mostTelling) { json, row in
      json.object { json in
        json.text("trace_id", row.key.id)
        json.text("trace_name", row.name)
        json.integer("start_ms", row.requestTimeMS)
        value(&json, row)
      }
    }
  }
}

/// Traces in the order of a number of theirs.
struct RankedTraces {
  let rows: [IndexRow]

  init(rows: [IndexRow]) { self.rows = rows }

  /// The largest number first, then the oldest trace; traces without the number are left out.
  init<Value: Comparable>(_ rows: [IndexRow], by value: (TraceSummary) -> Value?) {
    let known = rows.enumerated().compactMap { place, row in
      value(row.summary).map { (value: $0, place: place) }
    }
    self.rows = known.sorted { ($1.value, $0.place) < ($0.value, $1.place) }.map { rows[$0.place] }
  }
}
