package import TraceModel

/// How much of the time spans of one kind worked themselves.
package struct KindShare: Sendable, Equatable {
  package let kind: SpanKind
  package private(set) var spans = 0
  package private(set) var failed = 0
  /// Nanoseconds, the sum of the spans' self times; open spans add nothing.
  package private(set) var selfNS: Int64 = 0

  init(kind: SpanKind) { self.kind = kind }

  /// A share whose numbers are known.
  package init(kind: SpanKind, spans: Int, failed: Int, selfNS: Int64) {
    self.kind = kind
    self.spans = spans
    self.failed = failed
    self.selfNS = selfNS
  }

  /// A row a kind, in the kinds' own order; own kinds by their text at the end.
  package static func all(_ analysed: AnalysedTrace) -> [KindShare] {
    var shares: [SpanKind: KindShare] = [:]
    for index in analysed.trace.spans.indices {
      let kind = analysed.trace.spans[index].kind
      shares[kind, default: KindShare(kind: kind)]
        .add(analysed.trace.spans[index].status, analysed.spans[index].selfTimeNS)
    }
    return inOrder(shares)
  }

  /// The sum over several lists.
  package static func sum(_ lists: some Sequence<[KindShare]>) -> [KindShare] {
    var shares: [SpanKind: KindShare] = [:]
    for share in lists.joined() {
      shares[share.kind, default: KindShare(kind: share.kind)].add(share)
    }
    return inOrder(shares)
  }

  private static func inOrder(_ shares: [SpanKind: KindShare]) -> [KindShare] {
    shares.values.sorted { $0.kind.precedes($1.kind) }
  }

  private mutating func add(_ status: SpanStatus, _ more: Int64?) {
    spans += 1
    failed += status == .error ? 1 : 0
    selfNS = selfNS.addingClamped(more ?? 0)
  }

  private mutating func add(_ other: KindShare) {
    spans += other.spans
    failed += other.failed
    selfNS = selfNS.addingClamped(other.selfNS)
  }
}
