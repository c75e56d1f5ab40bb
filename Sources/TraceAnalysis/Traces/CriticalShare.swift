package import TraceModel

/// How much of a critical path the spans of one kind are.
package struct CriticalShare: Sendable, Equatable {
  package let kind: SpanKind
  /// Nanoseconds; those of all kinds add up to the duration of the root.
  package let criticalNS: Int64

  package init(kind: SpanKind, criticalNS: Int64) {
    self.kind = kind
    self.criticalNS = criticalNS
  }

  /// A row a kind that has a part of the path, in the kinds' own order.
  package static func all(_ analysed: AnalysedTrace) -> [CriticalShare] {
    sum(
      analysed.spans.indices.lazy.map { index in
        CriticalShare(
          kind: analysed.trace.spans[index].kind,
          criticalNS: analysed.spans[index].criticalPathNS
        )
      }
    )
  }

  /// The sum a kind, without kinds that have none.
  package static func sum(_ shares: some Sequence<CriticalShare>) -> [CriticalShare] {
    var sums: [SpanKind: Int64] = [:]
    for share in shares where share.criticalNS > 0 {
      sums[share.kind] = (sums[share.kind] ?? 0).addingClamped(share.criticalNS)
    }
    return sums.map { CriticalShare(kind: $0.key, criticalNS: $0.value) }
      .sorted { $0.kind.precedes($1.kind) }
  }
}
