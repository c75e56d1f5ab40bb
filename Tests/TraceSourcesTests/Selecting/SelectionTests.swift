import Testing
import TraceModel

@testable import TraceSources

/// What a selection takes from a store of eight traces.
///
///     id    ms    experiment  state        name          session           run      tag team
///     tr-1  1000  0 Default   OK           plan trip     (column) s-1      run-a    blue
///     tr-2  2000  1 Atlas     ERROR        plan [hotel]  (metadata) s-1    run-b    red
///     tr-3  3000  1 Atlas     OK           plan h        (tag) s-2
///     tr-4  4000  1 Atlas     IN_PROGRESS  (root) Chat                     run-c    blue
///     tr-5  5000  2 Gone      OK           chat
///     tr-6  6000  3 7         ODD          100%          it's              run-a (linked)
///     tr-7  7000  1 Atlas     UNSPECIFIED  (none)
///     tr-8  7000  1 Atlas     OK           ünïcode       (both) row
@Suite("Selections")
struct SelectionTests {
  private static let all = ["tr-1", "tr-2", "tr-3", "tr-4", "tr-6", "tr-7", "tr-8"]

  @Test("nothing selected takes every trace of an experiment that is not deleted")
  func everything() throws {
    #expect(try select { _ in } == Self.all)
    #expect(try select { $0.includesDeleted = true } == (1...8).map { "tr-\($0)" })
  }

  @Test(
    "experiments by name or id",
    arguments: [
      (["Atlas"], ["tr-2", "tr-3", "tr-4", "tr-7", "tr-8"]), (["0"], ["tr-1"]),
      (["Default", "3"], ["tr-1", "tr-6"]), (["7"], ["tr-6"]), (["2"], []), (["Gone"], []),
      (["Atlas", "Atlas", "1"], ["tr-2", "tr-3", "tr-4", "tr-7", "tr-8"]),
    ]
  )
  func experiments(wanted: [String], expected: [String]) throws {
    #expect(try select { $0.experiments = wanted } == expected)
  }

  @Test(
    "an unknown experiment is an error that lists the known ones",
    arguments: [
      "atlas", "Atlas ", "", "99", "' OR 1=1 --", "At%", "Atlas\u{0}",
    ]
  )
  func unknownExperiment(name: String) throws {
    let store = try store()
    var selection = Selection()
    selection.experiments = ["Default", name]
    let error = TraceSourceError.unknownExperiment(
      path: store.path,
      name: name,
      known: ["Default", "Atlas", "Gone", "7"]
    )
    #expect(throws: error) { try traces(store.path, selection) }
  }

  @Test(
    "runs by id or name, active or linked afterwards",
    arguments: [
      (["run-a"], ["tr-1", "tr-6"]), (["nightly"], ["tr-1", "tr-6"]), (["run-b"], ["tr-2"]),
      (["run-b", "run-c"], ["tr-2", "tr-4"]),
      (["run-c"], ["tr-4"]),  // the id of one run, the name of another
    ]
  )
  func runs(wanted: [String], expected: [String]) throws {
    #expect(try select { $0.runs = wanted } == expected)
  }

  @Test("a run's name that several have is an error that lists the ids")
  func ambiguousRun() throws {
    let store = try store()
    var selection = Selection()
    selection.runs = ["twin"]
    let error = TraceSourceError.ambiguousRun(
      path: store.path,
      name: "twin",
      ids: ["run-b", "run-d"]
    )
    #expect(throws: error) { try traces(store.path, selection) }
  }

  @Test(
    "an unknown run is an error",
    arguments: ["run-z", "", "nightly' --", "nightly\u{0}x", "%"]
  )
  func unknownRun(name: String) throws {
    let store = try store()
    var selection = Selection()
    selection.runs = ["run-a", name]
    let error = TraceSourceError.unknownRun(path: store.path, name: name)
    #expect(throws: error) { try traces(store.path, selection) }
    try store.database.run("DROP TABLE runs")
    selection.runs = [name]
    #expect(throws: error) { try traces(store.path, selection) }
  }

  @Test("runs of a store without associations are the active ones")
  func runsWithoutAssociations() throws {
    let store = try store()
    try store.database.run("DROP TABLE entity_associations")
    var selection = Selection()
    selection.runs = ["run-a"]
    #expect(try traces(store.path, selection).map(\.id) == ["tr-1"])
  }

  @Test(
    "names, exact or globs",
    arguments: [
      (["plan trip"], ["tr-1"]), (["plan *"], ["tr-1", "tr-2", "tr-3"]),
      (["plan [hotel]"], ["tr-2", "tr-3"]),  // as it stands, and as a glob of one letter
      (["plan [[]hotel]"], ["tr-2"]), (["Chat"], ["tr-4"]), (["chat"], []), (["?hat"], ["tr-4"]),
      (["100%"], ["tr-6"]), (["1%"], []),
      (["*"], ["tr-1", "tr-2", "tr-3", "tr-4", "tr-6", "tr-8"]),
      (["ün?code"], ["tr-8"]), (["plan trip", "100%"], ["tr-1", "tr-6"]), ([""], []),
      (["plan [^h]*"], ["tr-1", "tr-2"]), (["plan ["], []), (["' OR '1'='1"], []),
      (["plan\u{0}trip"], []), (["\u{0}"], []),
    ]
  )
  func names(wanted: [String], expected: [String]) throws {
    #expect(try select { $0.names = wanted } == expected)
  }

  @Test(
    "sessions as they are shown: metadata, else the column, else a tag",
    arguments: [
      (["s-1"], ["tr-1", "tr-2"]), (["s-2"], ["tr-3"]),
      (["s-1", "s-2"], ["tr-1", "tr-2", "tr-3"]),
      (["it's"], ["tr-6"]), (["row"], ["tr-8"]), (["column"], []), (["s-%"], []),
      (["s-1\u{0}"], []),
    ]
  )
  func sessions(wanted: [String], expected: [String]) throws {
    #expect(try select { $0.sessions = wanted } == expected)
  }

  @Test(
    "states; one that is not known counts as unset",
    arguments: [
      ([TraceState.ok], ["tr-1", "tr-3", "tr-8"]), ([.error], ["tr-2"]), ([.inProgress], ["tr-4"]),
      ([.unspecified], ["tr-6", "tr-7"]), ([.error, .inProgress], ["tr-2", "tr-4"]),
    ]
  )
  func states(wanted: [TraceState], expected: [String]) throws {
    #expect(try select { $0.states = wanted } == expected)
  }

  @Test(
    "tags, all of which must hold, also one that is kept as a column",
    arguments: [
      ([("team", "blue")], ["tr-1", "tr-4"]), ([("team", "blue"), ("tier", "1")], ["tr-1"]),
      ([("team", "blue"), ("team", "red")], []), ([("team", "")], []), ([("Team", "blue")], []),
      ([("mlflow.traceName", "plan trip")], ["tr-1"]),
      ([("mlflow.traceName", "ünïcode")], ["tr-8"]),
      ([("mlflow.traceName", "Chat")], []), ([("te%", "blue")], []), ([("team", "blue' --")], []),
      ([("team", "blue\u{0}")], []),
    ] as [([(String, String)], [String])]
  )
  func tags(wanted: [(String, String)], expected: [String]) throws {
    let pairs = wanted.map { TextPair(key: $0.0, value: $0.1) }
    #expect(try select { $0.tags = pairs } == expected)
  }

  @Test(
    "traces by id",
    arguments: [
      (["tr-2"], ["tr-2"]), (["tr-8", "tr-1", "tr-1"], ["tr-1", "tr-8"]), (["tr-"], []),
      (["tr-5"], []), (["tr-1' OR '1'='1"], []), (["tr-%"], []), (["tr-1\u{0}"], []), ([""], []),
    ]
  )
  func ids(wanted: [String], expected: [String]) throws {
    #expect(try select { $0.traces = wanted } == expected)
  }

  @Test(
    "bounds of time, both inclusive; relative ones count from the newest trace",
    arguments: [
      (.at(3000), nil, ["tr-3", "tr-4", "tr-6", "tr-7", "tr-8"]),
      (nil, .at(2000), ["tr-1", "tr-2"]), (.at(2000), .at(3000), ["tr-2", "tr-3"]),
      (.at(3000), .at(2000), []), (.at(.min), .at(.max), all), (.at(.max), nil, []),
      (.beforeNewest(1000), nil, ["tr-6", "tr-7", "tr-8"]),
      (nil, .beforeNewest(1), ["tr-1", "tr-2", "tr-3", "tr-4", "tr-6"]),
      (.beforeNewest(4000), .beforeNewest(3000), ["tr-3", "tr-4"]),
      (.beforeNewest(.max), .beforeNewest(0), all), (.beforeNewest(.min), nil, []),
      (nil, .beforeNewest(.min), all), (.at(1001), .beforeNewest(4000), ["tr-2", "tr-3"]),
    ] as [(TimeBound?, TimeBound?, [String])]
  )
  func bounds(since: TimeBound?, until: TimeBound?, expected: [String]) throws {
    let found = try select {
      $0.since = since
      $0.until = until
    }
    #expect(found == expected)
  }

  @Test("relative bounds count from the newest trace that may be shown")
  func newestDeleted() throws {
    let store = try store()
    try store.trace("tr-9", at: 9000, ["experiment_id": 2])
    var selection = Selection()
    selection.since = .beforeNewest(0)
    #expect(try traces(store.path, selection).map(\.id) == ["tr-7", "tr-8"])
    selection.includesDeleted = true
    #expect(try traces(store.path, selection).map(\.id) == ["tr-9"])
  }

  @Test("relative bounds at the ends of the range do not overflow", arguments: [Int64.min, .max])
  func extremeBounds(time: Int64) throws {
    let store = try TestStore()
    try store.trace("tr-1", at: time)
    for span in [Int64.min, -1, 1, .max] {
      var selection = Selection()
      selection.since = .beforeNewest(span)
      selection.until = .beforeNewest(span)
      #expect(try traces(store.path, selection).count <= 1)
    }
    var empty = Selection()
    empty.since = .beforeNewest(.min)
    let none = try TestStore()
    #expect(try traces(none.path, empty).isEmpty)
  }

  @Test(
    "a limit takes the newest, oldest first",
    arguments: [
      (0, []), (1, ["tr-8"]), (2, ["tr-7", "tr-8"]), (3, ["tr-6", "tr-7", "tr-8"]), (7, all),
      (Int.max, all), (-1, []),
    ]
  )
  func limits(limit: Int, expected: [String]) throws {
    #expect(try select { $0.limit = limit } == expected)
  }

  @Test("options of different kinds must all hold, and the limit comes last")
  func combined() throws {
    let found = try select {
      $0.experiments = ["Default", "Atlas"]
      $0.states = [.ok, .error]
      $0.names = ["plan *"]
      $0.since = .at(1500)
      $0.until = .beforeNewest(1000)
      $0.limit = 1
    }
    #expect(found == ["tr-3"])
    let one = try select {
      $0.experiments = ["0"]
      $0.runs = ["nightly"]
      $0.traces = ["tr-1", "tr-6"]
      $0.sessions = ["s-1"]
      $0.names = ["plan*"]
      $0.states = [.ok]
      $0.tags = [TextPair(key: "team", value: "blue"), TextPair(key: "tier", value: "1")]
      $0.since = .at(1000)
      $0.until = .at(1000)
      $0.limit = 5
      $0.includesDeleted = true
    }
    #expect(one == ["tr-1"])
  }

  @Test(
    "hostile values do no harm to the statement",
    arguments: [
      "'; DROP TABLE trace_info; --", "\"", "%", "_", "\\", "\u{0}", "?", "?1", ":a", "💥", "[",
      "*'",
    ]
  )
  func hostileValues(text: String) throws {
    let store = try store()
    var selection = Selection()
    selection.traces = [text]
    selection.sessions = [text]
    selection.names = [text]
    selection.tags = [TextPair(key: text, value: text)]
    #expect(try traces(store.path, selection).isEmpty)
    #expect(try traces(store.path).map(\.id) == Self.all)
    try store.trace(text, at: 9000, ["trace_name": "\(text)", "session_id": "\(text)"])
    try store.tag(text, text, "\(text)")
    #expect(try traces(store.path, selection).map(\.id) == [text])
  }

  @Test("the summary counts what was selected")
  func summary() throws {
    let store = try store()
    var selection = Selection()
    selection.states = [.error, .inProgress]
    let some = try SourceOpening.open(store.path, selection: selection).summary
    #expect(some.traces == 2 && some.newestTraceMS == 4000)
    selection.limit = 1
    #expect(try SourceOpening.open(store.path, selection: selection).summary.traces == 1)
    selection.traces = ["none"]
    let none = try SourceOpening.open(store.path, selection: selection).summary
    #expect(none.traces == 0 && none.newestTraceMS == nil)
  }

  @Test(
    "stores without the promoted columns are selected from by rows",
    arguments: [
      MLflowRelease.v36, .v310,
    ]
  )
  func olderReleases(release: MLflowRelease) throws {
    let store = try TestStore(release)
    try store.trace("tr-1", at: 1)
    try store.trace("tr-2", at: 2)
    try store.tag("tr-1", "mlflow.traceName", "named")
    try store.metadata("tr-1", "mlflow.trace.session", "s")
    var selection = Selection()
    selection.names = ["n*"]
    selection.sessions = ["s"]
    selection.tags = [TextPair(key: "mlflow.traceName", value: "named")]
    #expect(try traces(store.path, selection).map(\.id) == ["tr-1"])
  }

  private func select(_ change: (inout Selection) -> Void) throws -> [String] {
    var selection = Selection()
    change(&selection)
    let store = try store()
    return try traces(store.path, selection).map(\.id)
  }

  private func store() throws -> TestStore {
    let store = try TestStore()
    try store.experiment(2, "Gone", stage: "deleted")
    try store.experiment(3, "7")
    try addTraces(to: store)
    try store.span("tr-4", content: "", ["name": "Chat"])
    for (id, name) in [("run-a", "nightly"), ("run-b", "twin"), ("run-c", "c"), ("run-d", "twin")] {
      try store.run(id, name)
    }
    try store.run("run-e", "run-c")
    for (id, run) in [("tr-1", "run-a"), ("tr-2", "run-b"), ("tr-4", "run-c")] {
      try store.metadata(id, "mlflow.sourceRun", "\(run)")
    }
    try store.association("tr-6", "run", "run-a")
    try store.metadata("tr-2", "mlflow.trace.session", "s-1")
    try store.metadata("tr-8", "mlflow.trace.session", "row")
    try store.tag("tr-3", "mlflow.trace.session", "s-2")
    for (id, team) in [("tr-1", "blue"), ("tr-2", "red"), ("tr-4", "blue")] {
      try store.tag(id, "team", "\(team)")
    }
    try store.tag("tr-1", "tier", "1")
    try store.tag("tr-3", "mlflow.traceName", "plan h")
    return store
  }

  private func addTraces(to store: TestStore) throws {
    let rows: [(Int64, [String: Cell])] = [
      (1000, ["experiment_id": 0, "trace_name": "plan trip", "session_id": "s-1"]),
      (2000, ["status": "ERROR", "trace_name": "plan [hotel]"]),
      (3000, [:]),
      (4000, ["status": "IN_PROGRESS"]),
      (5000, ["experiment_id": 2, "trace_name": "chat"]),
      (6000, ["experiment_id": 3, "status": "ODD", "trace_name": "100%", "session_id": "it's"]),
      (7000, ["status": "STATE_UNSPECIFIED"]),
      (7000, ["trace_name": "ünïcode", "session_id": "column"]),
    ]
    for (number, row) in rows.enumerated() {
      try store.trace("tr-\(number + 1)", at: row.0, row.1)
    }
  }
}
