import Foundation
import JSONBytes
import Testing
import TraceModel
@testable import TraceSources

/// Holds what is read from whole stores against what MLflow's own client says of them.
@Suite("Stores against MLflow's client")
struct OracleTests {
  @Test("the store of 3.17.2 reads as its client reads it")
  func fixture() throws {
    let all = try traces(Fixture.database)
    #expect(all.count == 119)
    #expect(all.map(\.spans.count).reduce(0, +) == 279)
    #expect(all.map(\.assessments.count).reduce(0, +) == 11)
    try compare(all, with: Fixture.oracle())
  }

  @Test(
    "stores of older releases read as their clients read them",
    .enabled(if: Corpus.folder != nil, Corpus.isAbsent),
    arguments: ["3.6.0", "3.10.1"]
  )
  func olderReleases(version: String) throws {
    try compare(traces(Corpus.database(version)), with: Corpus.oracle(version))
  }

  @Test("a trace that the client refuses is read, and the gap is told")
  func refusedTrace() throws {
    let refused = try #require(Fixture.oracle().unreadable.first)
    let trace = try #require(traces(Fixture.database).first { $0.id == refused.trace_id })
    #expect(trace.state.rawValue == refused.state)
    #expect(trace.requestTimeMS == refused.request_time_ms)
    #expect(trace.codes == [.spansMissing])
  }

  @Test("nothing but that gap is odd in the fixture")
  func noOtherDiagnostics() throws {
    #expect(try traces(Fixture.database).flatMap(\.codes) == [.spansMissing])
  }

  @Test("the summary says what was opened")
  func summary() throws {
    let summary = try SourceOpening.open(Fixture.database, selection: Selection()).summary
    #expect(
      summary
        == SourceSummary(
          name: Fixture.database,
          baseName: "mlflow.db",
          folder: (Fixture.database as NSString).deletingLastPathComponent,
          size: 2_887_680,
          format: "MLflow SQLite",
          revision: "dc11669786a5",
          traces: 119,
          newestTraceMS: 1_795_348_542_684,
          remarks: []
        )
    )
  }

  private func compare(_ all: [Trace], with oracle: Oracle) throws {
    let readable = Set(oracle.traces.map(\.trace_id))
    let refused = Set(oracle.unreadable.map(\.trace_id))
    #expect(Set(all.map(\.id)) == readable.union(refused))
    #expect(all.map(\.id).count == readable.union(refused).count)
    let order = all.map { ($0.requestTimeMS, $0.id) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
    let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    let names = Dictionary(
      uniqueKeysWithValues: oracle.experiments.map { ($0.experiment_id, $0.name) }
    )
    for want in oracle.traces {
      let got = try #require(byID[want.trace_id])
      #expect(got.experiment.name == names[want.experiment_id], "\(want.trace_id)")
      compareFacts(got, want)
      compareTexts(got, want)
      try compareAssessments(got, want)
      try compareSpans(got, want)
    }
  }

  private func compareFacts(_ got: Trace, _ want: Oracle.Trace) {
    let comment: Comment = "\(want.trace_id)"
    #expect(got.name == want.name, comment)
    #expect(got.state.rawValue == want.state, comment)
    #expect(got.requestTimeMS == want.request_time_ms, comment)
    #expect(got.executionDurationMS == want.execution_duration_ms, comment)
    #expect(got.experiment.id == want.experiment_id, comment)
    #expect(got.clientRequestID == want.client_request_id, comment)
    #expect(got.requestPreview == want.request_preview, comment)
    #expect(got.responsePreview == want.response_preview, comment)
    #expect(got.sessionID == want.session, comment)
    #expect(got.user == want.user, comment)
    #expect(got.runID == want.run_id, comment)
    #expect(got.schemaVersion == want.schema_version, comment)
    #expect((got.statedTokenUsage.map(numbers) ?? [:]) == (want.token_usage ?? [:]), comment)
    #expect((got.statedCost.map(dollars) ?? [:]) == (want.cost ?? [:]), comment)
  }

  /// Tags and metadata are the client's, letter for letter.
  private func compareTexts(_ got: Trace, _ want: Oracle.Trace) {
    for (mine, theirs) in [(got.tags, want.tags), (got.metadata, want.trace_metadata)] {
      let keys = mine.map(\.key)
      #expect(keys == theirs.keys.sorted(), "\(want.trace_id)")
      for pair in mine { #expect(pair.value == theirs[pair.key], "\(want.trace_id)") }
    }
  }

  private func compareAssessments(_ got: Trace, _ want: Oracle.Trace) throws {
    let byID = Dictionary(uniqueKeysWithValues: got.assessments.map { ($0.id, $0) })
    #expect(Set(byID.keys) == Set(want.assessments.map(\.assessment_id)))
    for theirs in want.assessments {
      let mine = try #require(byID[theirs.assessment_id])
      #expect(mine.name == theirs.name)
      #expect(mine.type == theirs.type)
      #expect(mine.sourceType == theirs.source_type)
      #expect(mine.sourceID == theirs.source_id)
      #expect(mine.rationale == theirs.rationale)
      #expect(mine.spanID == theirs.span_id)
      #expect(mine.overrides == theirs.overrides)
      #expect(mine.isValid == theirs.valid)
      #expect(mine.createdMS == theirs.create_time_ms)
      try expect(mine.value, theirs.value)
      try expect(mine.error, theirs.error)
      try expect(mine.metadata, theirs.metadata)
    }
  }

  private func compareSpans(_ got: Trace, _ want: Oracle.Trace) throws {
    let byID = Dictionary(uniqueKeysWithValues: got.spans.map { ($0.id, $0) })
    #expect(byID.count == got.spans.count)
    #expect(Set(byID.keys) == Set(want.spans.map(\.span_id)), "\(want.trace_id)")
    for theirs in want.spans {
      let mine = try #require(byID[theirs.span_id])
      let comment: Comment = "\(want.trace_id) \(theirs.span_id)"
      #expect(mine.parentID == theirs.parent_id, comment)
      #expect(mine.name == theirs.name, comment)
      #expect(mine.kind.text == theirs.span_type, comment)
      #expect(mine.status.rawValue == theirs.status, comment)
      #expect((mine.statusMessage ?? "") == (theirs.status_message ?? ""), comment)
      #expect(mine.startNS == theirs.start_time_ns, comment)
      #expect(mine.endNS == theirs.end_time_ns, comment)
      if let model = theirs.model { #expect(mine.model == model, comment) }
      if let events = theirs.events { #expect(mine.events.count == events, comment) }
      if let keys = theirs.attribute_keys {
        #expect(mine.attributes.map(\.key).sorted() == keys.sorted(), comment)
      }
      #expect((mine.statedTokenUsage.map(numbers) ?? [:]) == (theirs.token_usage ?? [:]), comment)
      #expect((mine.statedCost.map(dollars) ?? [:]) == (theirs.cost ?? [:]), comment)
    }
  }

  private func expect(_ mine: Payload?, _ theirs: JSON?) throws {
    let mine = try mine.map { try JSON(text: Array($0.compact.utf8)) }
    #expect((mine ?? .null) == (theirs ?? .null))
  }

  private func numbers(_ usage: TokenUsage) -> [String: Int64] {
    var numbers: [String: Int64] = [:]
    for key in TokenKey.allCases { numbers[key.rawValue] = usage[key] }
    return numbers
  }

  private func dollars(_ cost: Cost) -> [String: Double] {
    var dollars: [String: Double] = [:]
    dollars["input_cost"] = cost.input
    dollars["output_cost"] = cost.output
    dollars["total_cost"] = cost.total
    return dollars
  }
}
