package import TraceModel

/// What changed between two runs, base and head.
package struct RunComparison: Sendable {
  package let pairing: Pairing
  /// Durations, tokens, cost and failures, in the order of ``Metric``; without those that neither run
  /// records.
  package let metrics: [MetricChange]
  /// A row a name and type of source, by name, then by source.
  package let assessments: [AssessmentChange]
  /// Critical-path time by the name and kind of spans: the largest change first, then by name.
  package let spanNames: [TimeChange]
  /// Critical-path time by the kind of spans, in the kinds' own order.
  package let kinds: [TimeChange]
  /// Tokens by model, by name.
  package let models: [TokenChange]
  /// Tokens by prompt, by name; empty where no trace names one.
  package let prompts: [TokenChange]
  /// Tools whose calls changed, and the others, by name.
  package let tools: [ToolChange]
  /// New, gone and remaining errors, in that order, then by the number of traces.
  package let errors: [ErrorChange]
  /// One a case of ``Pairing/cases``: the worst first.
  package let cases: [CaseChange]
  /// Tests whose p-values were adjusted together by the rule of Benjamini and Hochberg: those of
  /// ``metrics`` and ``assessments``.
  package let tests: Int
  package let noise: NoiseThreshold
  package let resampling: Resampling
}

/// What is compared of each case.
package enum Metric: String, Sendable, CaseIterable {
  /// Nanoseconds of the root.
  case duration
  /// Nanoseconds to the first token of the first model call that has one.
  case timeToFirstToken
  /// Nanoseconds of the critical path in spans of kind CHAT_MODEL and LLM.
  case modelTime
  /// Nanoseconds of the critical path in spans of kind RETRIEVER, RERANKER and EMBEDDING.
  case retrievalTime
  /// Nanoseconds of the critical path in spans of kind TOOL.
  case toolTime
  case inputTokens
  case outputTokens
  /// US dollars.
  case cost
  /// 1 for a trace that failed, else 0.
  case failures
}

/// One metric in base and head.
package struct MetricChange: Sendable {
  package let metric: Metric
  /// The median over the cases that were compared, of failures the rate; nil without cases.
  package let base: Double?
  /// Likewise.
  package let head: Double?
  package let comparison: MetricComparison
  /// False where too few cases are paired and all values of both runs were compared instead.
  package let isPaired: Bool
  /// By Benjamini and Hochberg over the tables; nil without a test.
  package let adjustedPValue: Double?
  /// By ``adjustedPValue``.
  package let verdict: Verdict
  /// Of lists that are not paired: Cliff's delta, -1…1; nil for pairs.
  package let cliffsDelta: Double?
}

/// The judgements of one name by one type of source in base and head.
package struct AssessmentChange: Sendable {
  package let name: String
  /// `HUMAN`, `LLM_JUDGE`, `CODE` or another text.
  package let sourceType: String
  package let scale: Scale
  /// The pass rate or mean over the cases that were compared, 0…1 for rates; nil without cases.
  package let base: Double?
  /// Likewise.
  package let head: Double?
  package let comparison: MetricComparison
  package let adjustedPValue: Double?
  package let verdict: Verdict
  /// Places in ``RunComparison/cases`` that pass in base and fail in head; of numbers those that fell.
  package let worse: [Int]
  /// Places that fail in base and pass in head; of numbers those that rose.
  package let better: [Int]
  /// Cases that it would take for 80 % power at the split that was seen; nil where it cannot be told.
  package let neededCases: Int?

  package enum Scale: Sendable {
    case passes
    case numbers
  }
}

/// Critical-path time of spans in base and head: means over the paired cases.
package struct TimeChange: Sendable {
  /// Nil where the row is of a kind as a whole.
  package let name: String?
  package let kind: SpanKind
  /// Nanoseconds a case.
  package let baseNS: Double
  /// Nanoseconds a case.
  package let headNS: Double
}

/// Tokens and cost of what is called by one name, in sum over the paired cases.
package struct TokenChange: Sendable {
  package let name: String
  /// Nil where base does not know it.
  package let base: Spending?
  /// Nil where head does not know it.
  package let head: Spending?

  package struct Spending: Sendable, Equatable {
    package var calls = 0
    package var inputTokens: Int64 = 0
    package var outputTokens: Int64 = 0
    /// US dollars; nil where nothing is priced.
    package var costUSD: Double?

    package init() {}
  }
}

/// The calls of one tool over the paired cases.
package struct ToolChange: Sendable {
  package let name: String
  package let baseCalls: Int
  package let headCalls: Int
  package let baseFailures: Int
  package let headFailures: Int
  /// Places in ``RunComparison/cases`` where head calls it more often than base.
  package let added: [Int]
  /// Places where head calls it less often.
  package let dropped: [Int]
  /// Places where it is called as often and at another turn.
  package let reordered: [Int]
  /// Places where a call has other arguments.
  package let otherArguments: [Int]
  /// Places where it fails in head and not in base.
  package let newlyFailing: [Int]
}

/// One group of errors in base and head, see ``FailureGroup``.
package struct ErrorChange: Sendable {
  package let errorClass: ErrorClass
  /// Class of the exception or type of the error; nil where none is recorded.
  package let type: String?
  /// What the messages have in common; nil where none was recorded.
  package let pattern: String?
  /// Traces of base, whether paired or not.
  package let base: [TraceKey]
  /// Likewise of head.
  package let head: [TraceKey]

  /// New where base has none, gone where head has none.
  package var isNew: Bool { base.isEmpty }
  package var isGone: Bool { head.isEmpty }
}
