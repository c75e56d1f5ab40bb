import TraceModel

/// Whether the gates of a comparison are open.
///
/// The p-values of all metrics and assessments that are watched are adjusted by Holm's rule: one false
/// alarm is one too many.
package struct GateCheck: Sendable {
  /// Metrics, assessments, then newly failing cases, in the comparison's order; empty where all is well.
  package let failures: [GateFailure]

  package init(_ gates: [Gate], _ comparison: RunComparison) {
    if comparison.cases.isEmpty {
      failures = gates.isEmpty ? [] : [.nothingPaired]
      return
    }
    let metrics = comparison.metrics.filter { gates.watch($0.metric) }
    let assessments = comparison.assessments.filter { gates.watch($0.name) }
    let pValues = Self.holm(metrics.map(\.comparison) + assessments.map(\.comparison))
    let slower = zip(metrics, pValues)
      .filter { $0.comparison.verdict($0.metric.preference, adjusted: $1) == .worse }
      .map { GateFailure.metric($0.0.metric) }
    let lower = zip(assessments, pValues.dropFirst(metrics.count))
      .filter { $0.comparison.verdict(.more, adjusted: $1) == .worse }
      .map { GateFailure.assessment(name: $0.0.name, sourceType: $0.0.sourceType) }
    failures = slower + lower + Self.newlyFailing(gates, comparison, assessments)
  }

  private static func holm(_ comparisons: [MetricComparison]) -> [Double?] {
    var adjusted = AdjustedPValues.holm(comparisons.compactMap(\.pValue))[...]
    return comparisons.map { $0.pValue == nil ? nil : adjusted.popFirst() }
  }

  private static func newlyFailing(
    _ gates: [Gate],
    _ comparison: RunComparison,
    _ assessments: [AssessmentChange]
  ) -> [GateFailure] {
    let flagged = comparison.cases.filter { $0.flags.contains(.newlyFailing) }
    if gates.contains(.worse) {
      return flagged.isEmpty ? [] : [.newlyFailing(assessment: nil, cases: flagged.count)]
    }
    var failures: [GateFailure] = []
    let failed = flagged.count { $0.hasNewError }
    if failed > 0, gates.contains(.metric(.failures)) {
      failures.append(.newlyFailing(assessment: nil, cases: failed))
    }
    for change in assessments where change.scale == .passes && !change.worse.isEmpty {
      failures.append(.newlyFailing(assessment: change.name, cases: change.worse.count))
    }
    return failures
  }
}

extension CaseChange {
  /// Whether the case's traces themselves fail in head and did not in base.
  fileprivate var hasNewError: Bool {
    (base.values[.failures] ?? 0) < 0.5 && (head.values[.failures] ?? 0) >= 0.5
  }
}

extension [Gate] {
  fileprivate func watch(_ metric: Metric) -> Bool {
    contains(.worse) || contains(.metric(metric))
  }

  fileprivate func watch(_ name: String) -> Bool {
    contains { gate in
      switch gate {
      case .worse: true
      case .assessment(let watched): ExactText(watched) == ExactText(name)
      case .metric: false
      }
    }
  }
}
