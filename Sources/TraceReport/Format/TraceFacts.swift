package import TraceAnalysis
package import TraceModel

/// The numbers of a trace that a page, a table row and the terminal show, ready rounded.
package struct TraceFacts: Sendable {
  /// The root span's, else the store's own, which is in whole milliseconds; nil while in progress.
  package let durationNS: Int64?
  package let usage: TokenUsage?
  private let costs: TraceCost
  /// US dollars that the store states for the whole trace, where they are not the cost; else nil.
  private let otherCost: Double?
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
    costs = analysed.cost
    otherCost = costs.differs ? trace.statedCost?.total : nil
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

  /// Nil where nothing has a cost.
  package var cost: String? { costs.sum.text }

  /// Where the cost comes from, or why there is none, and what the store states where that differs.
  var costWords: String {
    let reasons = UnpricedWords(costs).reasons.text
    let unknown = reasons.isEmpty ? "no span states one" : reasons
    let known = costs.sum.totalUSD == nil ? unknown : costs.words.all
    let other = otherCost.map { "the store states \(DollarText.text($0))" }
    return [known, other].compactMap(\.self).joined(separator: " · ")
  }
}
