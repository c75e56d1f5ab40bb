package import TraceModel

/// What one span adds to the statistics of a run: all that is kept of it for them.
package struct SpanFact: Sendable, Equatable {
  package let name: String
  package let kind: SpanKind
  package let hasFailed: Bool
  /// Nanoseconds; nil for a span without an end.
  package let durationNS: Int64?
  /// Nanoseconds, see ``SelfTime``; nil for a span without an end.
  package let selfNS: Int64?
  /// Nanoseconds, see ``CriticalPath``; 0 off the critical path.
  package let criticalNS: Int64
  /// Nil for a span that names no model, reports no tokens, has no cost and did not stream.
  package let call: CallFact?

  /// A fact whose parts are known.
  package init(
    name: String,
    kind: SpanKind,
    hasFailed: Bool,
    durationNS: Int64?,
    selfNS: Int64?,
    criticalNS: Int64,
    call: CallFact?
  ) {
    self.name = name
    self.kind = kind
    self.hasFailed = hasFailed
    self.durationNS = durationNS
    self.selfNS = selfNS
    self.criticalNS = criticalNS
    self.call = call
  }

  /// One per span, in tree order.
  static func all(_ analysed: AnalysedTrace) -> [SpanFact] {
    let counted = CountedCalls(analysed)
    return analysed.tree.order.map { index in
      SpanFact(analysed.trace.spans[index], analysed.spans[index], counted.call(of: index))
    }
  }

  private init(_ span: borrowing Span, _ analysis: borrowing SpanAnalysis, _ call: CallFact?) {
    name = span.name
    kind = span.kind
    hasFailed = span.status == .error
    durationNS = span.durationNS
    selfNS = analysis.selfTimeNS
    criticalNS = analysis.criticalPathNS
    self.call = call
  }
}

/// What a call of a model adds to the statistics of a run.
///
/// A class, though a value in all else: most spans have none.
package final class CallFact: Sendable {
  /// Nil where none is recorded.
  package let model: String?
  /// Whether the span reports tokens, counted for it or not.
  package let reportsTokens: Bool
  /// Tokens that the ledger puts down to the span; nil where none.
  package let usage: TokenUsage?
  /// What is put down to the span, see ``TraceCost/attributed``; nil where neither a cost nor tokens are.
  package let cost: CallCost?
  /// Nanoseconds from the span's start to the first token; nil without a stream that has one.
  package let firstTokenNS: Int64?
  /// Output tokens per second from the first to the last content chunk; nil where unknown.
  package let tokensPerSecond: Double?

  /// A fact whose parts are known.
  package init(
    model: String?,
    reportsTokens: Bool,
    usage: TokenUsage?,
    cost: CallCost?,
    firstTokenNS: Int64?,
    tokensPerSecond: Double?
  ) {
    self.model = model
    self.reportsTokens = reportsTokens
    self.usage = usage
    self.cost = cost
    self.firstTokenNS = firstTokenNS
    self.tokensPerSecond = tokensPerSecond
  }
}

extension CallFact: Equatable {
  package static func == (left: CallFact, right: CallFact) -> Bool {
    left.model.map(ExactText.init) == right.model.map(ExactText.init)
      && left.reportsTokens == right.reportsTokens && left.usage == right.usage
      && left.cost == right.cost && left.firstTokenNS == right.firstTokenNS
      && left.tokensPerSecond == right.tokensPerSecond
  }
}

/// What the spans of a trace say as calls of models.
private struct CountedCalls {
  private let analysed: AnalysedTrace
  /// Tokens by span, as the ledger puts them down.
  private var usages: [TokenUsage?]
  /// Costs by span, as ``TraceCost`` puts them down.
  private var costs: [CallCost?]

  init(_ analysed: AnalysedTrace) {
    self.analysed = analysed
    usages = Array(repeating: nil, count: analysed.trace.spans.count)
    for entry in analysed.ledger.entries where entry.isAttributed {
      usages[entry.span] = entry.usage
    }
    costs = Array(repeating: nil, count: usages.count)
    let cost = analysed.cost
    for index in cost.attributed + cost.unpriced {
      costs[index] = cost.spans[index].flatMap(CallCost.init)
    }
  }

  func call(of index: Int) -> CallFact? {
    let (model, usage) = (analysed.trace.spans[index].model, usages[index])
    let reports = analysed.spans[index].tokenUsage != nil
    let analysis = analysed.spans[index]
    let cost = costs[index]
    if model == nil, !reports, usage == nil, cost == nil, analysis.firstTokenNS == nil {
      return nil
    }
    return CallFact(
      model: model,
      reportsTokens: reports,
      usage: usage,
      cost: cost,
      firstTokenNS: analysis.firstTokenNS,
      tokensPerSecond: analysis.stream?.timing.tokensPerSecond
    )
  }
}
