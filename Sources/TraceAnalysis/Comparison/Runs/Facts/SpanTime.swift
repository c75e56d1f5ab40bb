package import TraceModel

/// Critical-path time of a trace's spans of one name and kind.
package struct SpanTime: Sendable, Equatable {
  package let name: ExactText
  package let kind: SpanKind
  /// Nanoseconds, see ``CriticalPath``; above 0.
  package private(set) var criticalNS: Int64

  package init(name: ExactText, kind: SpanKind, criticalNS: Int64) {
    self.name = name
    self.kind = kind
    self.criticalNS = criticalNS
  }

  /// One a name and kind, in tree order of the first span of each; without those off the path.
  static func all(_ analysed: AnalysedTrace) -> [SpanTime] {
    var places: [Key: Int] = [:]
    var times: [SpanTime] = []
    for index in analysed.tree.order where analysed.spans[index].criticalPathNS > 0 {
      let span = analysed.trace.spans[index]
      let (key, more) = (Key(span.name, span.kind), analysed.spans[index].criticalPathNS)
      if let place = places[key] {
        times[place].criticalNS = times[place].criticalNS.addingClamped(more)
      } else {
        places[key] = times.count
        times.append(SpanTime(name: key.name, kind: key.kind, criticalNS: more))
      }
    }
    return times
  }

  private struct Key: Hashable {
    let name: ExactText
    let kind: SpanKind

    init(_ name: String, _ kind: SpanKind) {
      self.name = ExactText(name)
      self.kind = kind
    }
  }
}
