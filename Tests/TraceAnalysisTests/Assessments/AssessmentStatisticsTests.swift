import Testing
import TraceAnalysis
import TraceModel

@Suite("Judgements over several traces")
struct AssessmentStatisticsTests {
  /// The traces at places 0, 10, 20 and so on.
  private func judged(_ traces: [Assessment]...) -> [JudgedTrace] {
    traces.enumerated().map { place, assessments in
      var trace = Trace([])
      trace.assessments = assessments
      return (10 * place, trace.judgements)
    }
  }

  private func scores(_ numbers: [Double]) -> [AssessmentStatistics] {
    AssessmentStatistics.all([(0, numbers.map(Judgement.init(score:)))])
  }

  @Test("Truth values and the words for them have a pass rate, and the failing traces are named")
  func passRates() throws {
    let rows = AssessmentStatistics.all(
      judged(
        [Assessment("ok", "true"), Assessment("ok", #""YES""#)],
        [Assessment("ok", "false"), Assessment("ok", #""fail""#)],
        [Assessment("ok", #""Passed""#)],
        [Assessment("ok", #""no""#)]
      )
    )
    let row = try #require(rows.first)
    #expect(rows.count == 1 && row.judged == 6 && row.mean == nil)
    #expect(row.passRate == Proportion(3, of: 6))
    #expect(
      row.values == [ValueCount(.passed(true), count: 3), ValueCount(.passed(false), count: 3)]
    )
    #expect(row.failing == [10, 30])
  }

  @Test("Numbers have a mean with its interval, by Student's t")
  func means() throws {
    let rows = AssessmentStatistics.all(
      judged(
        [Assessment("score", "1")],
        [Assessment("score", "2.0")],
        [Assessment("score", "3")],
        [Assessment("score", "NaN")],
        [Assessment("score", "1e200")]
      )
    )
    let row = try #require(rows.first)
    // Mean 2, deviation 1, t(2) = 4.30265…
    #expect(row.mean?.n == 3 && row.mean?.mean == 2)
    #expect(isClose(row.mean?.high, 2 + 4.302652729911275 / 3.0.squareRoot()))
    #expect(row.passRate == nil && row.judged == 5)
    #expect(
      row.values == [
        ValueCount(.number(1), count: 1), ValueCount(.number(2), count: 1),
        ValueCount(.number(3), count: 1), ValueCount(.other(ExactText("1e200")), count: 1),
        ValueCount(.other(ExactText("NaN")), count: 1),
      ]
    )
  }

  @Test("Up to twelve different numbers are counted each, more by tenths of their axis")
  func spread() throws {
    let few = try #require(scores(Array(stride(from: 12, through: 1, by: -1)) + [5]).first)
    #expect(few.values.count == 12)
    #expect(few.values[4] == ValueCount(.number(5), count: 2))
    // 0 to 26 by twos: an axis of 26, its tenths 2.6 long: 0 2 | 4 | 6 | 8 10 | 12 | 14 | 16 18 | 20 | 22 | 24 26.
    let many = try #require(scores(stride(from: 0, through: 26, by: 2).map(\.self)).first)
    #expect(many.values.map(\.count) == [2, 1, 1, 2, 1, 1, 2, 1, 1, 2])
    #expect(many.values.first?.value == .range(0, 2.6))
    #expect(many.values.last.map { $0.value } == .range(26.0 * 9 / 10, 26))
  }

  @Test("Numbers between 0 and 1 stand on an axis of that length, and empty tenths are left out")
  func unitAxis() throws {
    let numbers = (0..<13).map { 0.25 + Double($0) / 1024 } + [1]
    let row = try #require(scores(numbers).first)
    #expect(
      row.values == [ValueCount(.range(0.2, 0.3), count: 13), ValueCount(.range(0.9, 1), count: 1)]
    )
  }

  @Test("Other values are counted, the most frequent first")
  func others() throws {
    let rows = AssessmentStatistics.all(
      judged(
        [Assessment("style", #""fine""#), Assessment("style", #"["b"]"#)],
        [Assessment("style", #""verbose""#), Assessment("style", #""fine""#)]
      )
    )
    let row = try #require(rows.first)
    let texts = [("fine", 2), (#"["b"]"#, 1), ("verbose", 1)]
    #expect(row.values == texts.map { ValueCount(.other(ExactText($0)), count: $1) })
  }

  @Test("Judges that failed are counted apart, and so are judgements without a value")
  func errors() throws {
    var failed = Assessment("ok", "null")
    failed.error = payload(#"{"error_code":"ValueError"}"#)
    var empty = Assessment("ok", "null")
    empty.value = nil
    empty.error = payload("null")
    let row = try #require(
      AssessmentStatistics.all(judged([failed, empty, Assessment("ok", "true")])).first
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
    let rows = AssessmentStatistics.all(judged([invalid, overridden, overriding, expectation]))
    #expect(rows.map(\.judged) == [1])
    #expect(rows.first?.passRate == Proportion(1, of: 1))
  }

  @Test("A row a name and type of source, in order")
  func rows() {
    let rows = AssessmentStatistics.all(
      judged([
        Assessment("b", "1"), Assessment("a", "1", by: "HUMAN"), Assessment("a", "1", by: "CODE"),
      ])
    )
    #expect(rows.map { "\($0.name) \($0.sourceType)" } == ["a CODE", "a HUMAN", "b CODE"])
    #expect(AssessmentStatistics.all([] as [JudgedTrace]).isEmpty)
  }

  @Test("Sources that differ about a trace are found, by who they are")
  func disagreements() {
    let people = [
      Assessment("ok", "true", by: "HUMAN", "ana"), Assessment("ok", "false", by: "HUMAN", "rui"),
    ]
    let found = Disagreement.all(
      judged(
        [Assessment("ok", "true"), Assessment("ok", #""yes""#, by: "HUMAN", "ana")],
        people,
        [Assessment("ok", "true"), Assessment("ok", "false")],
        [Assessment("ok", "true"), Assessment("good", "false", by: "HUMAN")],
        [Assessment("score", "1"), Assessment("score", "0.5", by: "LLM_JUDGE", "x")]
      )
    )
    #expect(found.map(\.name) == ["ok", "score"])
    #expect(found.map(\.compared) == [2, 1])
    #expect(found.map(\.differing) == [[10], [40]])
  }
}

extension Judgement {
  fileprivate init(score: Double) {
    self.init(name: "score", sourceType: "CODE", sourceID: nil, value: .number(score))
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
