package import TraceModel

/// How much of a trace's time spans of one kind worked themselves.
package struct KindShare: Sendable, Equatable {
  package let kind: SpanKind
  /// Nanoseconds, the sum of the spans' self times; open spans add nothing.
  package let selfNS: Int64

  /// A row a kind, the largest first, then by the kinds' texts; kinds without such a time are left out.
  package static func all(_ analysed: AnalysedTrace) -> [KindShare] {
    var times: [SpanKind: Int64] = [:]
    for index in analysed.trace.spans.indices {
      let time = analysed.spans[index].selfTimeNS ?? 0
      guard time > 0 else { continue }
      let kind = analysed.trace.spans[index].kind
      times[kind] = (times[kind] ?? 0).addingClamped(time)
    }
    return times.map { KindShare(kind: $0, selfNS: $1) }.sorted {
      ($1.selfNS, ExactText($0.kind.text)) < ($0.selfNS, ExactText($1.kind.text))
    }
  }
}
