package import TraceModel

/// What one trace adds to the statistics of a run: all that is kept of it for them.
///
/// A class, though a value in all else: the statistics go over all of them many times, and a copy would
/// count a reference a field.
package final class TraceSummary: Sendable {
  package let state: TraceState
  /// Nanoseconds; nil while in progress.
  package let durationNS: Int64?
  /// What the ledger counts; nil where no span reports tokens.
  package let usage: TokenUsage?
  /// US dollars that the spans state, see ``TokenLedger``; nil where none does.
  package let costUSD: Double?
  /// A row a kind of span that occurs, in the kinds' own order.
  package let kinds: [KindShare]
  /// A row a model that is named, by name.
  package let models: [ModelShare]
  /// A row a tool that ran, by name.
  package let tools: [ToolShare]
  /// Why the trace failed; nil where it did not.
  package let failure: FailureReason?
  /// Nanoseconds to the first token of each stream of which it is known.
  package let firstTokensNS: [Int64]

  /// A summary whose parts are known.
  package init(
    state: TraceState,
    durationNS: Int64?,
    usage: TokenUsage?,
    costUSD: Double?,
    kinds: [KindShare],
    models: [ModelShare],
    tools: [ToolShare],
    failure: FailureReason?,
    firstTokensNS: [Int64]
  ) {
    self.state = state
    self.durationNS = durationNS
    self.usage = usage
    self.costUSD = costUSD
    self.kinds = kinds
    self.models = models
    self.tools = tools
    self.failure = failure
    self.firstTokensNS = firstTokensNS
  }

  package init(_ analysed: AnalysedTrace) {
    state = analysed.trace.state
    durationNS = analysed.durationNS
    usage = analysed.ledger.counted
    costUSD = analysed.ledger.cost?.total
    kinds = KindShare.all(analysed)
    models = ModelShare.all(analysed)
    tools = ToolShare.all(analysed)
    failure = FailureReason(analysed)
    firstTokensNS = analysed.spans.compactMap { $0.firstTokenNS }
  }
}

extension AnalysedTrace {
  /// The root span's duration in nanoseconds, else the store's own, which is in whole milliseconds;
  /// nil while in progress.
  package var durationNS: Int64? {
    if let root = tree.root(of: trace.spans), let exact = trace.spans[root].durationNS {
      return exact
    }
    guard trace.state != .inProgress, let stated = trace.executionDurationMS else { return nil }
    let (nanoseconds, overflows) = stated.multipliedReportingOverflow(by: 1_000_000)
    return overflows ? nil : nanoseconds
  }

  /// The span to blame for a failed trace: the first failed one in tree order without a failed child;
  /// nil where the trace did not fail or no span says why.
  package var failedSpan: Int? {
    guard trace.state == .error else { return nil }
    return tree.order.first { index in
      trace.spans[index].status == .error
        && !tree.children[index].contains { trace.spans[$0].status == .error }
    }
  }
}

/// Why a trace failed, in words that other traces may share.
package struct FailureReason: Sendable {
  /// The exception's class; nil where none was recorded.
  package let type: String?
  /// Nil where none was recorded.
  package let message: String?

  /// A reason in these words.
  package init(type: String?, message: String?) {
    self.type = type
    self.message = message
  }

  init?(_ analysed: AnalysedTrace) {
    guard analysed.trace.state == .error else { return nil }
    let span = analysed.failedSpan
    let exception = span.flatMap { analysed.spans[$0].exception }
    type = exception?.type
    message = exception?.message ?? span.flatMap { analysed.trace.spans[$0].statusMessage }
  }
}

extension FailureReason: Hashable {
  /// Equal where the bytes are, see ``ExactText``.
  package static func == (left: FailureReason, right: FailureReason) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(words) }

  private var words: [ExactText?] { [type.map(ExactText.init), message.map(ExactText.init)] }
}
