import Testing
import TraceModel
@testable import TraceSources

@Suite("Rows of a trace")
struct TraceRowTests {
  @Test("tags and metadata are sorted by key, whatever the order of the rows")
  func order() throws {
    let store = try TestStore()
    try store.trace("tr-1", ["trace_name": "n", "session_id": "s"])
    for key in ["zeta", "alpha", "mlflow.user", "Beta", "mlflow.a"] {
      try store.tag("tr-1", key, "of \(key)")
      try store.metadata("tr-1", key, "of \(key)")
    }
    let trace = try onlyTrace(store.path)
    #expect(
      trace.tags.map(\.key) == [
        "Beta", "alpha", "mlflow.a", "mlflow.traceName", "mlflow.user", "zeta",
      ]
    )
    #expect(
      trace.metadata.map(\.key) == [
        "Beta", "alpha", "mlflow.a", "mlflow.trace.session", "mlflow.user", "zeta",
      ]
    )
    #expect(trace.tag("zeta") == "of zeta")
  }

  @Test("run, session and user come from metadata, else from a tag")
  func participants() throws {
    let store = try TestStore(.v36)
    try store.trace("tr-1", at: 1)
    try store.trace("tr-2", at: 2)
    let keys = ["mlflow.sourceRun", "mlflow.trace.session", "mlflow.trace.user"]
    for key in keys {
      try store.metadata("tr-1", key, "metadata")
      try store.tag("tr-1", key, "tag")
      try store.tag("tr-2", key, "tag")
    }
    let all = try traces(store.path)
    #expect(all.map(\.runID) == ["metadata", "tag"])
    #expect(all.map(\.sessionID) == ["metadata", "tag"])
    #expect(all.map(\.user) == ["metadata", "tag"])
  }

  @Test("linked runs and prompts come from the associations, sorted")
  func associations() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.association("tr-1", "run", "run-b")
    try store.association("tr-1", "run", "run-a")
    try store.association("tr-1", "prompt_version", "team/clerk/2")
    try store.association("tr-1", "prompt_version", "atlas/1")
    try store.association("tr-1", "prompt_version", "bare")
    try store.association("tr-1", "evaluation_dataset", "d-1")
    try store.association("tr-other", "run", "run-z")
    try store.tag("tr-1", "mlflow.linkedPrompts", #"[{"name": "tagged", "version": "9"}]"#)
    let trace = try onlyTrace(store.path)
    #expect(trace.linkedRuns == ["run-a", "run-b"])
    #expect(
      trace.linkedPrompts == [
        LinkedPrompt(name: "atlas", version: "1"), LinkedPrompt(name: "bare", version: ""),
        LinkedPrompt(name: "team/clerk", version: "2"),
      ]
    )
  }

  @Test(
    "without associations the tag lists the prompts, in its own order",
    arguments: [
      (#"[{"name": "b", "version": "2"}, {"name": "a", "version": 1}]"#, ["b 2", "a 1"]),
      (#"[{"name": "a"}, {"version": "1"}, {"name": 5, "version": "1"}, 7, "x"]"#, []),
      (#"[{"name": "a", "version": null}]"#, []),
      (#"{"name": "a", "version": "1"}"#, []),
      ("no JSON", []),
    ]
  )
  func taggedPrompts(tag: String, expected: [String]) throws {
    let store = try TestStore(.v36)
    try store.trace("tr-1")
    try store.tag("tr-1", "mlflow.linkedPrompts", "\(tag)")
    try store.database.run("DROP TABLE entity_associations")
    let prompts = try onlyTrace(store.path).linkedPrompts
    #expect(prompts.map { "\($0.name) \($0.version)" } == expected)
  }

  @Test("an unknown state is shown as unset, and said", arguments: ["WEIRD", "", "ok", "OK\u{0}"])
  func unknownState(status: String) throws {
    let store = try TestStore()
    try store.trace("tr-1", ["status": "\(status)"])
    try store.span("tr-1", content: spanContent())
    let trace = try onlyTrace(store.path)
    #expect(trace.state == .unspecified)
    #expect(trace.codes == [.unknownState])
  }

  @Test(
    "states by their text",
    arguments: [
      ("OK", TraceState.ok), ("ERROR", .error), ("IN_PROGRESS", .inProgress),
      ("STATE_UNSPECIFIED", .unspecified),
    ]
  )
  func knownStates(text: String, state: TraceState) throws {
    let store = try TestStore()
    try store.trace("tr-1", ["status": "\(text)"])
    try store.span("tr-1", content: spanContent())
    let trace = try onlyTrace(store.path)
    #expect(trace.state == state)
    #expect(trace.codes.isEmpty)
  }

  @Test(
    "fewer spans than the trace's own count are told",
    arguments: [
      (nil, 0, [Diagnostic.Code.spansMissing]), (nil, 1, []), (#"{"num_spans": 1}"#, 1, []),
      (#"{"num_spans": 0}"#, 0, [.spansMissing]), (#"{"num_spans": 2}"#, 1, [.spansMissing]),
      (#"{"num_spans": 1}"#, 2, []), (#"{"num_spans": "2"}"#, 1, []), ("no JSON", 1, []),
    ]
  )
  func missingSpans(stats: String?, spans: Int, codes: [Diagnostic.Code]) throws {
    let store = try TestStore()
    try store.trace("tr-1")
    if let stats { try store.metadata("tr-1", "mlflow.trace.sizeStats", "\(stats)") }
    for number in 0..<spans { try store.span("tr-1", "s\(number)", content: spanContent()) }
    let trace = try onlyTrace(store.path)
    #expect(trace.spans.count == spans)
    #expect(trace.codes == codes)
  }

  @Test("a trace without a name is called after its first root")
  func rootName() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.span(
      "tr-1",
      "s2",
      content: spanContent(["name": "\"late\""]),
      ["start_time_unix_nano": 9]
    )
    try store.span(
      "tr-1",
      "s1",
      content: spanContent(["name": "\"child\""]),
      [
        "start_time_unix_nano": 1, "parent_span_id": "s3",
      ]
    )
    try store.span(
      "tr-1",
      "s3",
      content: spanContent(["name": "\"first\""]),
      ["start_time_unix_nano": 5]
    )
    let trace = try onlyTrace(store.path)
    #expect(trace.name == "first")
    #expect(trace.spans.map(\.id) == ["s1", "s3", "s2"])
  }

  @Test(
    "spans are in order of start, then id, whatever the order of the rows",
    arguments: [
      ([5, 1, 9] as [Cell], ["s2", "s1", "s3"]), ([5, 5, 5], ["s1", "s2", "s3"]),
      ([5, 9, 5], ["s1", "s3", "s2"]), (["soon", 9, 5], ["s3", "s2", "s1"]),
      ([5, 1.5, 1], ["s3", "s2", "s1"]),
    ],
    [Cell.integer(900), 1.5]
  )
  func spanOrder(example: (starts: [Cell], ids: [String]), end: Cell) throws {
    let store = try TestStore()
    try store.trace("tr-1")
    for (place, start) in example.starts.enumerated().reversed() {
      try store.span(
        "tr-1",
        "s\(place + 1)",
        content: spanContent(),
        ["start_time_unix_nano": start, "end_time_unix_nano": end]
      )
    }
    let trace = try onlyTrace(store.path)
    #expect(trace.spans.map(\.id) == example.ids)
    let misfits = trace.diagnostics.filter { $0.message.contains("end_time") }
    #expect(misfits.isEmpty || misfits.map(\.spanID) == example.ids)
  }

  @Test("an experiment without a row has its id and no name")
  func unknownExperiment() throws {
    let store = try TestStore()
    try store.trace("tr-1", ["experiment_id": 77])
    #expect(try onlyTrace(store.path).experiment == Experiment(id: "77", name: nil))
  }

  @Test("traces of deleted experiments are left out unless they are asked for")
  func deletedExperiments() throws {
    let store = try TestStore()
    try store.experiment(2, "Gone", stage: "deleted")
    try store.experiment(3, "Stageless", stage: nil)
    for id: Int64 in 1...3 {
      try store.trace("tr-\(id)", at: id, ["experiment_id": .integer(id)])
    }
    #expect(try traces(store.path).map(\.id) == ["tr-1", "tr-3"])
    var selection = Selection()
    selection.includesDeleted = true
    #expect(try traces(store.path, selection).map(\.id) == ["tr-1", "tr-2", "tr-3"])
  }

  @Test("traces of one moment are in the order of their ids")
  func orderOfEqualTimes() throws {
    let store = try TestStore()
    for id in ["tr-b", "tr-a", "tr-c"] { try store.trace(id, at: 5) }
    try store.trace("tr-0", at: 6)
    try store.trace("tr-z", at: 4)
    #expect(try traces(store.path).map(\.id) == ["tr-z", "tr-a", "tr-b", "tr-c", "tr-0"])
  }

  @Test(
    "times at the ends of the range and before 1970 are kept",
    arguments: [
      Int64.min, -1, 0, Int64.max,
    ]
  )
  func extremeTimes(time: Int64) throws {
    let store = try TestStore()
    try store.trace("tr-1", at: time, ["execution_time_ms": .integer(time)])
    try store.span(
      "tr-1",
      content: spanContent([
        "start_time_unix_nano": "\(time)", "end_time_unix_nano": "\(Int64.max - (time & 1))",
      ])
    )
    let source = try SourceOpening.open(store.path, selection: Selection())
    #expect(source.summary.newestTraceMS == time)
    let trace = try #require(traces(of: source).first)
    #expect(trace.requestTimeMS == time)
    #expect(trace.executionDurationMS == time)
    #expect(trace.spans[0].startNS == time)
    #expect(trace.spans[0].endNS == Int64.max - (time & 1))
    #expect(trace.diagnostics.isEmpty)
  }

  @Test("a duration of NULL is unknown, not 0")
  func unknownDuration() throws {
    let store = try TestStore()
    try store.trace("tr-1", ["execution_time_ms": nil, "status": "IN_PROGRESS"])
    #expect(try onlyTrace(store.path).executionDurationMS == nil)
  }
}
