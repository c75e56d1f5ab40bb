import Testing
import TraceAnalysis
import TraceModel

@Suite("Judgements over several traces")
struct AssessmentStatisticsTests {
  typealias Judged = (key: TraceKey, judgements: [Judgement])

  private func trace(_ id: String, _ assessments: Assessment...) -> Judged {
    var trace = Trace([])
    trace.id = id
    trace.assessments = assessments
    return (trace.key, trace.judgements)
  }

  private func ids(_ keys: [TraceKey]) -> [String] { keys.map(\.id) }

  @Test("Truth values and the words for them have a pass rate, and the failing traces are named")
  func passRates() throws {
    let rows = AssessmentStatistics.all([
      trace("t1", Assessment("ok", "true"), Assessment("ok", #""YES""#)),
      trace("t2", Assessment("ok", "false"), Assessment("ok", #""fail""#)),
      trace("t3", Assessment("ok", #""Passed""#)), trace("t4", Assessment("ok", #""no""#)),
    ])
    let row = try #require(rows.first)
    #expect(rows.count == 1 && row.judged == 6 && row.mean == nil && row.others.isEmpty)
    #expect(row.passRate == Proportion(3, of: 6))
    #expect(ids(row.failing) == ["t2", "t4"])
  }

  @Test("Numbers have a mean with its interval, by Student's t")
  func means() throws {
    let rows = AssessmentStatistics.all([
      trace("t1", Assessment("score", "1")), trace("t2", Assessment("score", "2.0")),
      trace("t3", Assessment("score", "3")), trace("t4", Assessment("score", "NaN")),
    ])
    let row = try #require(rows.first)
    // Mean 2, deviation 1, t(2) = 4.30265…
    #expect(row.mean?.n == 3 && row.mean?.mean == 2)
    #expect(isClose(row.mean?.high, 2 + 4.302652729911275 / 3.0.squareRoot()))
    #expect(row.passRate == nil && row.judged == 4)
    #expect(row.others.map(\.value) == ["NaN"])
  }

  @Test("Other values are counted, the most frequent first")
  func others() throws {
    let rows = AssessmentStatistics.all([
      trace("t1", Assessment("style", #""fine""#), Assessment("style", #"["b"]"#)),
      trace("t2", Assessment("style", #""verbose""#), Assessment("style", #""fine""#)),
    ])
    let row = try #require(rows.first)
    #expect(row.others.map { "\($0.value) \($0.count)" } == ["fine 2", #"["b"] 1"#, "verbose 1"])
  }

  @Test("Judges that failed are counted apart, and so are judgements without a value")
  func errors() throws {
    var failed = Assessment("ok", "null")
    failed.error = payload(#"{"error_code":"ValueError"}"#)
    var empty = Assessment("ok", "null")
    empty.value = nil
    empty.error = payload("null")
    let row = try #require(
      AssessmentStatistics.all([trace("t", failed, empty, Assessment("ok", "true"))]).first
    )
    #expect([row.judged, row.errors, row.empty] == [1, 1, 1])
    #expect(row.passRate == Proportion(1, of: 1))
  }

  @Test("Overridden judgements and expectations are left out")
  func leftOut() {
    var invalid = Assessment("ok", "false")
    invalid.isValid = false
    var overridden = Assessment("ok", "false")
    overridden.id = "a-1"
    var overriding = Assessment("ok", "true")
    overriding.overrides = "a-1"
    let expectation = Assessment("ok", "false", type: "expectation")
    let rows = AssessmentStatistics.all([
      trace("t", invalid, overridden, overriding, expectation)
    ])
    #expect(rows.map(\.judged) == [1])
    #expect(rows.first?.passRate == Proportion(1, of: 1))
  }

  @Test("A row a name and type of source, in order")
  func rows() {
    let rows = AssessmentStatistics.all([
      trace(
        "t",
        Assessment("b", "1"),
        Assessment("a", "1", by: "HUMAN"),
        Assessment("a", "1", by: "CODE")
      )
    ])
    #expect(rows.map { "\($0.name) \($0.sourceType)" } == ["a CODE", "a HUMAN", "b CODE"])
    #expect(AssessmentStatistics.all([] as [Judged]).isEmpty)
  }

  @Test("Sources that differ about a trace are found, by who they are")
  func disagreements() {
    let found = Disagreement.all([
      trace("same", Assessment("ok", "true"), Assessment("ok", #""yes""#, by: "HUMAN", "ana")),
      trace(
        "people",
        Assessment("ok", "true", by: "HUMAN", "ana"),
        Assessment("ok", "false", by: "HUMAN", "rui")
      ),
      trace("one source", Assessment("ok", "true"), Assessment("ok", "false")),
      trace("other names", Assessment("ok", "true"), Assessment("good", "false", by: "HUMAN")),
      trace("numbers", Assessment("score", "1"), Assessment("score", "0.5", by: "LLM_JUDGE", "x")),
    ])
    #expect(found.map(\.name) == ["ok", "score"])
    #expect(found.map(\.compared) == [2, 1])
    #expect(found.map { ids($0.differing) } == [["people"], ["numbers"]])
  }
}

extension Assessment {
  init(
    _ name: String,
    _ value: String,
    type: String = "feedback",
    by source: String = "CODE",
    _ sourceID: String? = nil
  ) {
    self.init(
      id: "a-\(name)-\(value)",
      name: name,
      type: type,
      value: payload(value),
      sourceType: source,
      isValid: true,
      createdMS: 0,
      updatedMS: 0
    )
    self.sourceID = sourceID
  }
}
