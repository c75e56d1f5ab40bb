import Testing
import TraceAnalysis
import TraceModel

@Suite("Traces of judges and of evaluations")
struct EvaluationTests {
  private func trace(
    tags: [TextPair] = [],
    metadata: [TextPair] = [],
    run: String? = nil
  ) -> Trace {
    var trace = Trace([])
    trace.tags = tags
    trace.metadata = metadata
    trace.runID = run
    return trace
  }

  @Test("A judge's trace names the scorer it was made by")
  func judges() {
    let key = "mlflow.trace.sourceScorer"
    #expect(trace(metadata: [TextPair(key: key, value: "correctness")]).isJudge)
    #expect(!trace(metadata: [TextPair(key: key, value: "")]).isJudge)
    #expect(!trace(tags: [TextPair(key: key, value: "correctness")]).isJudge)
    #expect(!trace().isJudge)
  }

  /// As MLflow 3.17 marks the traces of its evaluations.
  @Test("A trace that an evaluation made has its row's id and belongs to the run that was active")
  func evaluated() {
    let row = TextPair(key: "mlflow.eval.requestId", value: "row-1")
    let made = trace(tags: [row], run: "run-1")
    #expect(made.evaluationRequestID == "row-1" && made.evaluationRunID == "run-1")
    #expect(trace(run: "run-1").evaluationRunID == nil)
    #expect(trace(run: "run-1").evaluationRequestID == nil)
  }

  @Test("A trace that was judged afterwards belongs to the last run that judged it")
  func judgedLater() {
    var judged = trace(run: "app")
    judged.assessments = ["eval-1", "eval-2"].map { run in
      var assessment = Assessment("ok", "true")
      assessment.metadata = payload(#"{"mlflow.assessment.sourceRunId":"\#(run)"}"#)
      return assessment
    }
    #expect(judged.evaluationRunID == "eval-2")
    judged.assessments.append(Assessment("by hand", "true"))
    #expect(judged.evaluationRunID == "eval-2")
  }

  @Test("Evaluations know their traces and what was said of each")
  func runs() {
    let traces = ["x", nil, "y", "x"].map { run in
      var trace = trace(tags: [TextPair(key: "mlflow.eval.requestId", value: "row")], run: run)
      trace.assessments = [Assessment("ok", run == "y" ? "true" : "false")]
      let analysed = AnalysedTrace(trace)
      return TraceSummary(analysed, TraceTools(analysed))
    }
    let statistics = RunStatistics(traces)
    #expect(statistics.evaluations.map(\.id) == ["x", "y"])
    #expect(statistics.evaluations.map(\.traces) == [[0, 3], [2]])
    #expect(statistics.evaluations.map { $0.assessments.map(\.failing) } == [[[0, 3]], [[]]])
    #expect(statistics.assessments.map(\.passRate) == [Proportion(1, of: 4)])
    #expect(statistics.assessments.map(\.failing) == [[0, 1, 3]])
  }
}
