package import TraceModel

/// The numbers of several traces together.
package struct TraceNumbers: Sendable {
  package private(set) var traces = 0
  /// Number of traces in each state that occurs.
  package private(set) var states: [TraceState: Int] = [:]
  /// Durations of the finished traces, nanoseconds, ascending.
  package private(set) var durationsNS: [Int64] = []
  /// Times to the first token of all streams, nanoseconds, ascending.
  package private(set) var firstTokensNS: [Int64] = []
  /// Nil where no trace reports tokens.
  package private(set) var usage: TokenUsage?
  package private(set) var cost = CostSum()
  /// Number of traces with a cost.
  package private(set) var priced = 0
  /// Number of traces with calls that no cost covers.
  package private(set) var unpriced = 0

  /// - Parameter summaries: In the order of the store: sums of dollars depend on it.
  package init(_ summaries: some Sequence<TraceSummary>) {
    for summary in summaries { add(summary) }
    durationsNS.sort()
    firstTokensNS.sort()
  }

  /// The share of failed among finished traces; nil where none has finished.
  package var errorRate: Proportion? {
    let failed = states[.error] ?? 0
    return Proportion(failed, of: failed + (states[.ok] ?? 0))
  }

  private mutating func add(_ summary: TraceSummary) {
    traces += 1
    states[summary.state, default: 0] += 1
    if let duration = summary.durationNS { durationsNS.append(duration) }
    firstTokensNS += summary.spans.lazy.compactMap { $0.call?.firstTokenNS }
    if let more = summary.usage { add(more) }
    cost.add(summary.cost)
    priced += summary.cost.totalUSD == nil ? 0 : 1
    unpriced += summary.cost.unpricedCalls > 0 ? 1 : 0
  }

  private mutating func add(_ more: TokenUsage) {
    var sum = usage ?? TokenUsage()
    sum.add(more)
    usage = sum
  }
}
