package import TraceAnalysis
package import TraceModel

/// The numbers of a trace that a page, a table row and the terminal show, ready rounded.
package struct TraceFacts: Sendable {
  /// The root span's, else the store's own, which is in whole milliseconds; nil while in progress.
  package let durationNS: Int64?
  package let usage: TokenUsage?
  package let costUSD: Double?
  package let spans: Int
  package let modelCalls: Int
  package let toolSpans: Int
  package let failedSpans: Int
  /// Number of levels; 0 without spans.
  package let depth: Int

  package init(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    durationNS = analysed.durationNS
    usage = analysed.ledger.counted
    costUSD = analysed.ledger.cost?.total
    spans = trace.spans.count
    modelCalls = Self.modelCalls(analysed)
    // By index: each span handed on would be copied.
    toolSpans = trace.spans.indices.count { trace.spans[$0].kind == .tool }
    failedSpans = trace.spans.indices.count { trace.spans[$0].status == .error }
    depth = (analysed.tree.depths.max() ?? -1) + 1
  }

  /// Model spans without another one inside: the Agents SDK records each call twice, one in the other.
  private static func modelCalls(_ analysed: AnalysedTrace) -> Int {
    let spans = analysed.trace.spans
    var hasInner = [Bool](repeating: false, count: spans.count)
    for index in analysed.tree.order.reversed()
    where hasInner[index] || spans[index].kind.isModelCall {
      if let parent = analysed.tree.parents[index] { hasInner[parent] = true }
    }
    return spans.indices.count { spans[$0].kind.isModelCall && !hasInner[$0] }
  }

  package var duration: DurationText? { durationNS.map { DurationText(nanoseconds: $0) } }

  /// Nil where no span reports tokens.
  package var tokens: String? { usage?.total.map(CountText.text) }

  /// Nil where no span states a cost.
  package var cost: String? { costUSD.map(DollarText.text) }
}
