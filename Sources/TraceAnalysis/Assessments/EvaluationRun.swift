import TraceModel

/// What a run of `mlflow.genai.evaluate` found.
package struct EvaluationRun: Sendable {
  package let id: String
  /// Places of its traces among those that are counted, ascending; at least one.
  package let traces: [Int]
  package let assessments: [AssessmentStatistics]

  /// The runs in the order of their first traces.
  package static func all(_ summaries: some Sequence<TraceSummary>) -> [EvaluationRun] {
    var places: [ExactText: Int] = [:]
    var runs: [(id: String, traces: [JudgedTrace])] = []
    for (trace, summary) in summaries.enumerated() {
      guard let id = summary.evaluationRunID else { continue }
      let place = places[ExactText(id)] ?? runs.count
      if place == runs.count {
        places[ExactText(id)] = place
        runs.append((id, []))
      }
      runs[place].traces.append((trace, summary.judgements))
    }
    return runs.map { run in
      EvaluationRun(
        id: run.id,
        traces: run.traces.map(\.place),
        assessments: AssessmentStatistics.all(run.traces)
      )
    }
  }
}
