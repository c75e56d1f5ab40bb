import TraceModel

/// The numbers of all traces that have a label in common.
package struct TraceGroup: Sendable {
  package let key: String
  /// Places of the traces among those that were grouped, ascending; at least one.
  package let traces: [Int]
  package let numbers: TraceNumbers

  /// A group per label, in the order of their first traces; a trace with several is in each.
  package static func all(
    _ summaries: [TraceSummary],
    by labels: (TraceLabels) -> [String]
  ) -> [TraceGroup] {
    var places: [ExactText: Int] = [:]
    var groups: [(key: String, traces: [Int])] = []
    for trace in summaries.indices {
      for label in labels(summaries[trace].labels) {
        let place = places[ExactText(label)] ?? groups.count
        if place == groups.count {
          places[ExactText(label)] = place
          groups.append((label, []))
        }
        groups[place].traces.append(trace)
      }
    }
    return groups.map { group in
      let numbers = TraceNumbers(group.traces.lazy.map { summaries[$0] })
      return TraceGroup(key: group.key, traces: group.traces, numbers: numbers)
    }
  }
}
