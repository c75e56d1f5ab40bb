import TraceAnalysis
import TraceModel

/// Why traces failed.
extension JSONLine {
  mutating func errors(_ report: Report) {
    let failures = report.statistics.failures
    object("errors") { json in
      json.list("classes", Self.classes(failures)) { json, found in
        json.object { json in
          json.text("error_class", found.0.rawValue)
          json.count("traces", found.1)
        }
      }
      json.capped("groups", failures, most: ReportJSON.mostGroups) { json, failure in
        json.failure(failure, report.counted)
      }
    }
  }

  /// The most frequent class first, then in the classes' own order.
  private static func classes(_ failures: [FailureGroup]) -> [(ErrorClass, Int)] {
    var traces: [ErrorClass: Int] = [:]
    for failure in failures { traces[failure.errorClass, default: 0] += failure.traces.count }
    let found = ErrorClass.allCases.enumerated().compactMap { place, error in
      traces[error].map { (place: place, error: error, traces: $0) }
    }
    return found.sorted { ($1.traces, $0.place) < ($0.traces, $1.place) }.map {
      ($0.error, $0.traces)
    }
  }

  private mutating func failure(_ failure: FailureGroup, _ rows: [IndexRow]) {
    object { json in
      json.text("error_class", failure.errorClass.rawValue)
      json.text("exception_type", failure.type)
      json.text("message_pattern", failure.pattern)
      json.text(
        "example_message",
        failure.example.map { TextCut($0, limit: IndexRow.textLimit).marked }
      )
      json.capped("traces", failure.traces, most: ReportJSON.mostFailedTraces) { json, place in
        json.string(rows[place].key.id)
      }
    }
  }
}
