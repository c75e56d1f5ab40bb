package import TraceModel

/// What one trace adds to the statistics of a run: all that is kept of it for them.
///
/// A class, though a value in all else: the statistics go over all of them many times, and a copy would
/// count a reference a field.
package final class TraceSummary: Sendable {
  package let labels: TraceLabels
  package let state: TraceState
  /// Nanoseconds; nil while in progress.
  package let durationNS: Int64?
  /// What the ledger counts; nil where no span reports tokens.
  package let usage: TokenUsage?
  /// See ``TraceCost/sum``.
  package let cost: CostSum
  /// One per span, in tree order.
  package let spans: [SpanFact]
  package let shape: TraceShape
  /// Nil for a trace without a root.
  package let wallTime: WallTime?
  /// Names of the tools that were offered to a model and that no model called, in that order.
  package let uncalledTools: [String]
  /// Why the trace failed; nil where it did not.
  package let failure: FailureReason?
  /// Names of the tools that were offered to a model and that a model called, in that order.
  package let calledTools: [String]
  /// What people, code and judges said of the trace; empty for most.
  package let judgements: [Judgement]
  /// See ``Trace/isJudge``.
  package let isJudge: Bool
  /// See ``Trace/evaluationRunID``.
  package let evaluationRunID: String?

  /// A summary whose parts are known.
  package init(
    labels: TraceLabels,
    state: TraceState,
    durationNS: Int64?,
    usage: TokenUsage?,
    cost: CostSum,
    spans: [SpanFact],
    shape: TraceShape,
    wallTime: WallTime?,
    uncalledTools: [String],
    failure: FailureReason?,
    calledTools: [String] = [],
    judgements: [Judgement] = [],
    isJudge: Bool = false,
    evaluationRunID: String? = nil
  ) {
    self.labels = labels
    self.state = state
    self.durationNS = durationNS
    self.usage = usage
    self.cost = cost
    self.spans = spans
    self.shape = shape
    self.wallTime = wallTime
    self.uncalledTools = uncalledTools
    self.failure = failure
    self.calledTools = calledTools
    self.judgements = judgements
    self.isJudge = isJudge
    self.evaluationRunID = evaluationRunID
  }

  /// - Parameters:
  ///   - analysed: The trace.
  ///   - tools: Those of the trace.
  package init(_ analysed: AnalysedTrace, _ tools: TraceTools) {
    labels = TraceLabels(analysed.trace)
    state = analysed.trace.state
    durationNS = analysed.durationNS
    usage = analysed.ledger.counted
    cost = analysed.cost.sum
    spans = SpanFact.all(analysed)
    shape = TraceShape(analysed)
    wallTime = WallTime(analysed)
    uncalledTools = tools.uncalled.map(\.name)
    failure = FailureReason(analysed)
    calledTools = tools.called.map(\.name)
    judgements = analysed.trace.judgements
    isJudge = analysed.trace.isJudge
    evaluationRunID = analysed.trace.evaluationRunID
  }

  /// The models that spans name, each once, by name.
  package var models: [String] {
    Set(spans.compactMap { $0.call?.model.map(ExactText.init) }).sorted().map(\.string)
  }
}

/// What a trace is grouped by.
package struct TraceLabels: Sendable {
  package let name: String?
  package let session: String?
  package let user: String?
  package let experiment: Experiment
  /// The run that was active, then those that were linked afterwards.
  package let runs: [String]
  /// Tags that people set, sorted by key: none of MLflow's own.
  package let tags: [TextPair]

  /// Labels that are known.
  package init(
    name: String?,
    session: String?,
    user: String?,
    experiment: Experiment,
    runs: [String],
    tags: [TextPair]
  ) {
    self.name = name
    self.session = session
    self.user = user
    self.experiment = experiment
    self.runs = runs
    self.tags = tags
  }

  init(_ trace: Trace) {
    name = trace.name
    session = trace.sessionID
    user = trace.user
    experiment = trace.experiment
    let linked = trace.linkedRuns.filter { $0 != trace.runID }
    runs = [trace.runID].compactMap(\.self) + linked
    tags = trace.tags.filter { !$0.key.hasPrefix("mlflow.") }
  }
}
