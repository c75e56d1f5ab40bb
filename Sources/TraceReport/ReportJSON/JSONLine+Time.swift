import TraceAnalysis
import TraceModel

/// What the time of all traces was spent on.
extension JSONLine {
  mutating func wallTime(_ report: Report) {
    let time = report.statistics.wallTime
    object("wall_time") { json in
      json.count("traces", report.counted.count { $0.summary.wallTime != nil })
      json.integer("total_ns", time.totalNS)
      json.integer("model_ns", time.modelNS)
      json.integer("tool_ns", time.toolNS)
      json.integer("retrieval_ns", time.retrievalNS)
      json.integer("own_code_ns", time.ownCodeNS)
      json.integer("uncovered_ns", time.uncoveredNS)
    }
  }

  /// Kinds without a part of the path are left out.
  mutating func criticalPath(_ kinds: [SpanGroup<SpanKind>]) {
    let total = kinds.reduce(Int64(0)) { $0.addingClamped($1.criticalNS) }
    let parts = kinds.filter { $0.criticalNS > 0 }.sorted { $1.criticalNS < $0.criticalNS }
    object("critical_path") { json in
      json.integer("total_ns", total)
      json.capped("kinds", parts, most: ReportJSON.mostGroups) { json, kind in
        json.object { json in
          json.text("kind", kind.key.text)
          json.integer("critical_path_ns", kind.criticalNS)
          json.number("share", Double(kind.criticalNS) / Double(total))
        }
      }
    }
  }
}
