import TraceAnalysis
import TraceModel

/// The numbers by what spans and traces have in common.
extension JSONLine {
  mutating func groups(_ report: Report) {
    let (statistics, rows) = (report.statistics, report.counted)
    object("by") { json in
      json.spans("kind", statistics.kinds, of: rows) { ExactText($0.text) }
      json.spans("span_name", statistics.names, of: rows) { $0 }
      json.spans("model", statistics.models, of: rows) { $0 }
      json.spans("tool", statistics.tools, of: rows) { $0 }
      json.traces(LabelledTraces(rows))
    }
    capped("uncalled_tools", statistics.uncalledTools, most: ReportJSON.mostGroups) { json, tool in
      json.object { json in
        json.text("name", tool.name)
        json.count("traces", tool.traces)
      }
    }
  }

  /// Groups of most spans first, then by key.
  private mutating func spans<Key>(
    _ name: StaticString,
    _ groups: [SpanGroup<Key>],
    of rows: [IndexRow],
    text: (Key) -> ExactText
  ) {
    let ordered = groups.sorted { ($1.spans, text($0.key)) < ($0.spans, text($1.key)) }
    capped(name, ordered, most: ReportJSON.mostGroups) { json, group in
      json.object { json in
        json.text("key", text(group.key).string)
        json.counts(group, rows)
        json.times(group)
        json.integer("reporting_spans", Int64(group.reporting))
        json.tokens(group.usage)
        json.cost(group.cost)
        json.count("priced_spans", group.priced)
      }
    }
  }

  private mutating func counts<Key>(_ group: SpanGroup<Key>, _ rows: [IndexRow]) {
    count("spans", group.spans)
    count("traces", group.traces)
    count("failed", group.failed)
    proportion("success_rate", Proportion(group.spans - group.failed, of: group.spans))
    capped("failed_traces", group.failedTraces, most: ReportJSON.mostTelling) { json, place in
      json.string(rows[place].key.id)
    }
  }

  private mutating func times<Key>(_ group: SpanGroup<Key>) {
    distribution("duration_ns", Distribution(group.durationsNS))
    integer("self_time_ns", group.selfNS)
    integer("critical_path_ns", group.criticalNS)
    distribution("time_to_first_token_ns", Distribution(group.firstTokensNS))
    distribution("tokens_per_second", Distribution(group.tokensPerSecond))
  }
}

extension JSONLine {
  private mutating func traces(_ labelled: LabelledTraces) {
    for (name, groups) in labelled.groups {
      capped(name, groups, most: ReportJSON.mostGroups) { json, group in
        json.object { json in
          json.text("key", group.key)
          json.numbers(group.numbers)
        }
      }
    }
    capped("tag", labelled.tags, most: ReportJSON.mostGroups) { json, tag in
      json.object { json in
        json.text("key", tag.pair.key)
        json.text("value", tag.pair.value)
        json.numbers(tag.numbers)
      }
    }
  }

  private mutating func numbers(_ numbers: TraceNumbers) {
    count("traces", numbers.traces)
    states(numbers)
    proportion("error_rate", numbers.errorRate)
    distribution("duration_ns", Distribution(numbers.durationsNS))
    distribution("time_to_first_token_ns", Distribution(numbers.firstTokensNS))
    tokens(numbers.usage)
    cost(numbers.cost)
    count("priced_traces", numbers.priced)
    count("unpriced_traces", numbers.unpriced)
  }
}
