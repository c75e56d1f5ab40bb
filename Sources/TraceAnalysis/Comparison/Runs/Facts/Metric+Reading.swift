import TraceModel

extension Metric {
  /// What a trace has of each metric; those that it does not record are left out.
  static func values(of analysed: AnalysedTrace) -> [Metric: Double] {
    var values: [Metric: Double] = [:]
    for metric in allCases {
      if let value = metric.value(of: analysed) { values[metric] = value }
    }
    return values
  }

  private func value(of analysed: AnalysedTrace) -> Double? {
    switch self {
    case .duration: analysed.durationNS.map { Double($0) }
    case .timeToFirstToken: Self.firstTokenNS(of: analysed).map { Double($0) }
    case .modelTime: Self.criticalNS(of: analysed, in: [.chatModel, .llm])
    case .retrievalTime: Self.criticalNS(of: analysed, in: [.retriever, .reranker, .embedding])
    case .toolTime: Self.criticalNS(of: analysed, in: [.tool])
    case .inputTokens: analysed.ledger.counted?.input.map { Double($0) }
    case .outputTokens: analysed.ledger.counted?.output.map { Double($0) }
    case .cost: analysed.cost.sum.totalUSD
    case .failures: analysed.trace.state == .error ? 1 : 0
    }
  }

  /// Of the model call that started first among those that have one.
  private static func firstTokenNS(of analysed: AnalysedTrace) -> Int64? {
    let spans = analysed.trace.spans
    return spans.indices.lazy.filter { spans[$0].kind.isModelCall }
      .compactMap { analysed.spans[$0].firstTokenNS }.first
  }

  /// Nil for a trace without a span of the kinds: that takes no time is another thing.
  private static func criticalNS(of analysed: AnalysedTrace, in kinds: [SpanKind]) -> Double? {
    let spans = analysed.trace.spans
    let found = spans.indices.filter { kinds.contains(spans[$0].kind) }
    if found.isEmpty { return nil }
    return Double(found.reduce(Int64(0)) { $0.addingClamped(analysed.spans[$1].criticalPathNS) })
  }
}

extension Metric {
  /// Which way the metric is to go.
  package var preference: Preference { .less }
}
