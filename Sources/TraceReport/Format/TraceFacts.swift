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
    modelCalls = analysed.modelCalls
    toolSpans = analysed.toolCalls
    // By index: each span handed on would be copied.
    failedSpans = trace.spans.indices.count { trace.spans[$0].status == .error }
    depth = analysed.depth
  }

  package var duration: DurationText? { durationNS.map { DurationText(nanoseconds: $0) } }

  /// Nil where no span reports tokens.
  package var tokens: String? { usage?.total.map(CountText.text) }

  /// Nil where no span states a cost.
  package var cost: String? { costUSD.map(DollarText.text) }
}
