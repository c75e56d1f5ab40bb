package import TraceModel

/// All that a comparison of runs keeps of one trace, next to its ``CaseKeys``: memory grows by this
/// alone.
package struct CaseFacts: Sendable {
  package var key: TraceKey
  /// Place among the traces of the source.
  package var ordinal = 0
  /// Milliseconds since the Unix epoch.
  package var requestTimeMS: Int64 = 0
  /// Whether a judge made the trace while it judged another one: it is no case.
  package var isJudge = false
  /// The first line of what was asked; nil where nothing was recorded.
  package var asked: String?
  /// The beginning of what was answered; nil where nothing was recorded.
  package var answered: String?
  /// A digest of all of the answer; nil where none was recorded.
  package var answerDigest: String?
  /// What the trace has of each metric, in the metric's unit.
  package var values: [Metric: Double] = [:]
  /// Critical-path time by the name and kind of spans, in tree order of the first span of each.
  package var times: [SpanTime] = []
  /// Tokens by model, in tree order of the first call of each; calls that name no model have an empty
  /// name.
  package var models: [NamedSpending] = []
  /// Tokens by prompt, see ``NamedSpending/prompts(of:calls:)``.
  package var prompts: [NamedSpending] = []
  /// In order of time.
  package var tools: [ToolFact] = []
  /// See ``Trace/judgements``.
  package var judgements: [Judgement] = []
  /// Why the trace failed; nil where it did not.
  package var failure: FailureKind?

  package init(key: TraceKey) { self.key = key }
}

/// What failures have in common that are one group.
package struct FailureKind: Sendable, Hashable {
  package let errorClass: ErrorClass
  /// Class of the exception or type of the error; nil where none is recorded.
  package let type: ExactText?
  /// See ``MessagePattern``; nil where no message was recorded.
  package let pattern: ExactText?

  package init(_ failure: FailureReason) {
    errorClass = failure.errorClass
    type = failure.type.map(ExactText.init)
    pattern = failure.message.map { ExactText(MessagePattern($0).text) }
  }
}
