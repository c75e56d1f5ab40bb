package import TraceModel

/// The numbers of several traces together.
package struct RunStatistics: Sendable {
  package let traces: Int
  /// Number of traces in each state that occurs.
  package let states: [TraceState: Int]
  /// Durations of the finished traces, nanoseconds, ascending.
  package let durationsNS: [Int64]
  /// Times to the first token of all streams, nanoseconds, ascending.
  package let firstTokensNS: [Int64]
  /// Nil where no trace reports tokens.
  package let usage: TokenUsage?
  /// US dollars; nil where no trace states a cost.
  package let costUSD: Double?
  /// Number of traces that state a cost.
  package let priced: Int
  package let kinds: [KindShare]
  package let models: [ModelShare]
  package let tools: [ToolShare]
  /// Failed traces by reason, the most frequent first, then in order of the traces.
  package let failures: [(reason: FailureReason, traces: Int)]

  /// - Parameter summaries: In the order of the store: sums of dollars depend on it.
  package init(_ summaries: some Collection<TraceSummary>) {
    traces = summaries.count
    states = summaries.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    durationsNS = summaries.compactMap(\.durationNS).sorted()
    firstTokensNS = summaries.flatMap(\.firstTokensNS).sorted()
    let usages = summaries.compactMap(\.usage)
    usage = usages.isEmpty ? nil : usages.reduce(into: TokenUsage()) { $0.add($1) }
    let costs = summaries.compactMap(\.costUSD)
    costUSD = costs.isEmpty ? nil : costs.reduce(0, +)
    priced = costs.count
    kinds = KindShare.sum(summaries.lazy.map(\.kinds))
    models = ModelShare.sum(summaries.lazy.map(\.models))
    tools = ToolShare.sum(summaries.lazy.map(\.tools))
    failures = Self.failures(summaries)
  }

  /// The share of failed among finished traces; nil where none has finished.
  package var errorRate: Proportion? {
    let failed = states[.error] ?? 0
    return Proportion(failed, of: failed + (states[.ok] ?? 0))
  }

  private static func failures(
    _ summaries: some Collection<TraceSummary>
  ) -> [(reason: FailureReason, traces: Int)] {
    var counts: [FailureReason: Int] = [:]
    var order: [FailureReason] = []
    for reason in summaries.lazy.compactMap(\.failure) {
      if counts[reason] == nil { order.append(reason) }
      counts[reason, default: 0] += 1
    }
    return order.enumerated().map { (place: $0, reason: $1, traces: counts[$1] ?? 0) }
      .sorted { ($1.traces, $0.place) < ($0.traces, $1.place) }
      .map { ($0.reason, $0.traces) }
  }
}
