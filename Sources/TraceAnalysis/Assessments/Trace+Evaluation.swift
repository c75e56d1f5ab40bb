import JSONBytes
package import TraceModel

extension Trace {
  /// True for a trace that a judge made while it judged another one (metadata
  /// `mlflow.trace.sourceScorer`).
  package var isJudge: Bool { metadataValue("mlflow.trace.sourceScorer")?.isEmpty == false }

  /// The id of the row of an evaluation's data that the trace answers (tag `mlflow.eval.requestId`); nil
  /// for a trace that `mlflow.genai.evaluate` did not make.
  package var evaluationRequestID: String? { tag("mlflow.eval.requestId") }

  /// The run of `mlflow.genai.evaluate` that the trace belongs to; nil where it belongs to none.
  ///
  /// That is the run that made it; for a trace that was made before and judged later the run that its
  /// judgements name (assessment metadata `mlflow.assessment.sourceRunId`), the last one of several.
  package var evaluationRunID: String? {
    if evaluationRequestID != nil, let runID { return runID }
    return assessments.lazy.reversed().compactMap { assessment in
      assessment.metadata?["mlflow.assessment.sourceRunId"]?.string
    }
    .first
  }
}
