package import TraceModel

/// How much of the time spans of one kind worked themselves.
package struct KindShare: Sendable, Equatable {
  package let kind: SpanKind
  package private(set) var spans = 0
  package private(set) var failed = 0
  /// Nanoseconds, the sum of the spans' self times; open spans add nothing.
  package private(set) var selfNS: Int64 = 0

  init(kind: SpanKind) { self.kind = kind }

  /// A row a kind, in the kinds' own order; own kinds by their text at the end.
  static func all(_ analysed: AnalysedTrace) -> [KindShare] {
    var shares: [SpanKind: KindShare] = [:]
    for (span, analysis) in zip(analysed.trace.spans, analysed.spans) {
      shares[span.kind, default: KindShare(kind: span.kind)].add(span, analysis)
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
    let own = shares.values.filter { SpanKind.named.contains($0.kind) == false }
    return SpanKind.named.compactMap { shares[$0] } + own.sorted { $0.kind.text < $1.kind.text }
  }

  private mutating func add(_ span: Span, _ analysis: SpanAnalysis) {
    spans += 1
    failed += span.status == .error ? 1 : 0
    selfNS = selfNS.addingClamped(analysis.selfTimeNS ?? 0)
  }

  private mutating func add(_ other: KindShare) {
    spans += other.spans
    failed += other.failed
    selfNS = selfNS.addingClamped(other.selfNS)
  }
}

extension Int64 {
  /// The sum, or the largest number where it would be larger.
  ///
  /// For numbers that are not negative.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
