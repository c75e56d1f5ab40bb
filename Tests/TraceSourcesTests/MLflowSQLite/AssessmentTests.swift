import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("Assessments")
struct AssessmentTests {
  @Test("a failed judge has no value and the stored error")
  func failedJudge() throws {
    let assessment = try assessment([
      "value": "null", "error": #"{"error_code": "ValueError", "error_message": "unreachable"}"#,
      "source_type": "LLM_JUDGE", "source_id": "gpt", "rationale": "none",
    ])
    #expect(assessment.value == nil)
    #expect(
      assessment.error?.compact == #"{"error_code":"ValueError","error_message":"unreachable"}"#
    )
    #expect(assessment.sourceType == "LLM_JUDGE" && assessment.sourceID == "gpt")
    #expect(assessment.rationale == "none")
  }

  @Test(
    "values of every kind",
    arguments: [
      ("true", "true"), ("0.375", "0.375"), (#""fine""#, #""fine""#), (#"["a", 1]"#, #"["a",1]"#),
      (#"{"a": {"b": null}}"#, #"{"a":{"b":null}}"#), ("NaN", "NaN"), ("no JSON", #""no JSON""#),
      ("", #""""#),
    ]
  )
  func values(stored: String, expected: String) throws {
    #expect(try assessment(["value": "\(stored)"]).value?.compact == expected)
  }

  @Test("what an assessment leaves open is unknown")
  func openColumns() throws {
    let assessment = try assessment([:])
    #expect(assessment.error == nil && assessment.metadata == nil && assessment.spanID == nil)
    #expect(assessment.sourceID == nil && assessment.rationale == nil)
    #expect(assessment.overrides == nil && assessment.isValid)
    #expect(assessment.createdMS == 5 && assessment.updatedMS == 6)
  }

  @Test("one that is overridden stays, beside the one that overrides it, by time and id")
  func overridden() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.assessment("tr-1", "a-2", ["overrides": "a-1", "created_timestamp": 8])
    try store.assessment("tr-1", "a-1", ["valid": 0, "created_timestamp": 7])
    try store.assessment("tr-1", "a-0", ["created_timestamp": 8, "span_id": "s1"])
    try store.assessment("tr-2", "a-of-another-trace")
    let all = try onlyTrace(store.path).assessments
    #expect(all.map(\.id) == ["a-1", "a-0", "a-2"])
    #expect(all.map(\.isValid) == [false, true, true])
    #expect(all.map(\.overrides) == [nil, nil, "a-1"])
    #expect(all.map(\.spanID) == [nil, "s1", nil])
  }

  @Test("metadata is the stored object")
  func metadata() throws {
    let stored: Cell = #"{"mlflow.assessment.sourceRunId": "r1"}"#
    let assessment = try assessment(["assessment_metadata": stored, "assessment_type": "issue"])
    #expect(assessment.metadata?["mlflow.assessment.sourceRunId"]?.string == "r1")
    #expect(assessment.type == "issue")
  }

  @Test("a store without the table has none")
  func noTable() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.database.run("DROP TABLE assessments")
    #expect(try onlyTrace(store.path).assessments.isEmpty)
  }

  private func assessment(_ columns: [String: Cell]) throws -> Assessment {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.assessment("tr-1", "a-1", columns)
    let all = try onlyTrace(store.path).assessments
    #expect(all.count == 1)
    return try #require(all.first)
  }
}
