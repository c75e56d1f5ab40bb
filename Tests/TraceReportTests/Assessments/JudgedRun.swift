import TraceModel

@testable import TraceReport

/// Four traces that were judged, and one that a judge made.
///
/// `tr-a` passes by code and by a model, `tr-b` fails by code and passes by a model, `tr-c` scores 2,
/// `tr-d` scores 4 and its second judge failed; `tr-j` is the judge's, and somebody said that it fails.
/// The run `eval` made the first two.
enum JudgedRun {
  static var traces: [Trace] {
    [
      trace("tr-a", evaluated: true) {
        [.of("ok", "true"), .of("ok", #""yes""#, by: "LLM_JUDGE")]
      },
      trace("tr-b", evaluated: true) {
        [.of("ok", "false"), .of("ok", #""yes""#, by: "LLM_JUDGE")]
      },
      trace("tr-c") { [.of("score", "2")] },
      trace("tr-d") { [.of("score", "4"), .of("score", nil)] },
      trace("tr-j", isJudge: true) { [.of("ok", "false")] },
    ]
  }

  private static func trace(
    _ id: String,
    evaluated: Bool = false,
    isJudge: Bool = false,
    _ assessments: () -> [Assessment]
  ) -> Trace {
    Trace([Span("root", 0, 1000)]) {
      $0.id = id
      $0.name = "answer"
      $0.assessments = assessments()
      if isJudge { $0.metadata = [TextPair(key: "mlflow.trace.sourceScorer", value: "ok")] }
      if evaluated {
        $0.runID = "eval"
        $0.tags = [TextPair(key: "mlflow.eval.requestId", value: id)]
      }
    }
  }
}

extension Assessment {
  /// Feedback; without a value that of a judge that failed.
  fileprivate static func of(_ name: String, _ value: String?, by source: String = "CODE") -> Self {
    var assessment = Assessment(
      id: "a-\(name)-\(source)-\(value ?? "")",
      name: name,
      type: "feedback",
      value: value.map(recorded),
      sourceType: source,
      isValid: true,
      createdMS: 0,
      updatedMS: 0
    )
    if value == nil { assessment.error = recorded(#"{"error_code":"ValueError"}"#) }
    return assessment
  }
}
