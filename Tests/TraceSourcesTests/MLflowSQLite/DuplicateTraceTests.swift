import Testing
import TraceModel

@testable import TraceSources

@Suite("Traces that share an id")
struct DuplicateTraceTests {
  /// A row of `trace_info` for each id, at 1 ms, 2 ms and so on.
  private func store(_ ids: [Cell], isKeyed: Bool) throws -> TestStore {
    let store = try TestStore(.v36)
    if !isKeyed { try store.dropKeys() }
    for (index, id) in ids.enumerated() {
      try store.trace("", at: Int64(index + 1), ["request_id": id])
    }
    return store
  }

  /// What the store gives, each trace as its id and occurrence.
  private func keys(_ store: TestStore) throws -> [String] {
    try traces(store.path).map { "\($0.id) \($0.occurrence)" }
  }

  @Test("A sound store has none")
  func sound() throws {
    let store = try store(["a", "b", "A", "a\u{301}", "\u{E1}"], isKeyed: true)
    let found = try traces(store.path)
    #expect(found.map(\.occurrence) == [0, 0, 0, 0, 0])
    #expect(found.allSatisfy { !$0.codes.contains(.duplicateTrace) })
  }

  @Test("In a table without a key each is given, numbered in the order of time")
  func repeated() throws {
    let store = try store(["a", "b", "a", "c", "a", "b"], isKeyed: false)
    #expect(try keys(store) == ["a 0", "b 0", "a 1", "c 0", "a 2", "b 1"])
    let noted = try traces(store.path).map { $0.codes.contains(.duplicateTrace) }
    #expect(noted == [false, false, true, false, true, true])
  }

  @Test("Neighbours are named with their number")
  func places() throws {
    let store = try store(["a", "a", "a"], isKeyed: false)
    let source = try SourceOpening.open(store.path, selection: Selection())
    var places: [TracePlace] = []
    while let record = try source.next() { places.append(record.place) }
    let keys = (0...2).map { TraceKey("a", occurrence: $0) }
    #expect(places.map(\.key) == keys)
    #expect(places.map(\.previous) == [nil, keys[0], keys[1]])
    #expect(places.map(\.next) == [keys[1], keys[2], nil])
  }

  @Test(
    "Ids that read alike once they are repaired are such, whatever key the table has",
    arguments: [true, false]
  )
  func broken(isKeyed: Bool) throws {
    let ids: [Cell] = [
      .text([0x61, 0xFF]), .text([0x62, 0xFF]), .text([0x61, 0xFE]), "a\u{FFFD}", "a",
    ]
    let store = try store(ids, isKeyed: isKeyed)
    #expect(
      try keys(store) == ["a\u{FFFD} 0", "b\u{FFFD} 0", "a\u{FFFD} 1", "a\u{FFFD} 2", "a 0"]
    )
  }

  @Test("Rows of repaired ids stay with their own trace")
  func brokenRows() throws {
    let store = try store([.text([0xFF]), .text([0xFE])], isKeyed: true)
    for (byte, value) in [(0xFF, "first"), (0xFE, "second")] as [(UInt8, Cell)] {
      try store.database.insert(
        "trace_tags",
        ["request_id": .text([byte]), "key": "k", "value": value]
      )
    }
    #expect(try traces(store.path).map { $0.tag("k") } == ["first", "second"])
  }

  @Test("A value of another type is one with the text that it reads as")
  func types() throws {
    let keyed = try store(["a", .blob([0x61]), .blob([0x62])], isKeyed: true)
    #expect(try keys(keyed) == ["a 0", "a 1", "b 0"])
    let free = try store(["1", 1, .null, "", .null], isKeyed: false)
    #expect(try keys(free) == ["1 0", "1 1", " 0", " 1", " 2"])
  }

  @Test("Texts that only Unicode or a collation holds equal are none")
  func equivalent() throws {
    let store = try TestStore(.v36)
    try store.dropKeys(collation: "NOCASE")
    for (time, id) in ["\u{E9}", "e\u{301}", "A", "a", "A"].enumerated() {
      try store.trace(id, at: Int64(time))
    }
    #expect(try traces(store.path).map(\.occurrence) == [0, 0, 0, 0, 1])
  }

  @Test("An index over ids and something else leaves them free to repeat")
  func otherIndices() throws {
    let store = try TestStore(.v36)
    try store.dropKeys()
    try store.database.run(
      """
      CREATE UNIQUE INDEX two ON trace_info (request_id, timestamp_ms);
      CREATE UNIQUE INDEX some ON trace_info (request_id) WHERE timestamp_ms > 5;
      CREATE INDEX plain ON trace_info (request_id);
      """
    )
    for time: Int64 in 1...2 { try store.trace("a", at: time) }
    #expect(try keys(store) == ["a 0", "a 1"])
  }

  @Test("Only selected traces count")
  func selected() throws {
    let store = try store(["a", "b", "a"], isKeyed: false)
    var selection = Selection()
    selection.limit = 2
    #expect(try traces(store.path, selection).map(\.occurrence) == [0, 0])
    selection = Selection()
    selection.traces = ["a"]
    #expect(try traces(store.path, selection).map(\.occurrence) == [0, 1])
  }
}

extension TestStore {
  /// Puts a copy without keys in the place of the table `trace_info`, still without rows.
  func dropKeys(collation: String = "BINARY") throws {
    try database.run(
      """
      DROP TABLE trace_info;
      CREATE TABLE trace_info (request_id COLLATE \(collation), experiment_id, timestamp_ms,
        execution_time_ms, status);
      """
    )
  }
}
