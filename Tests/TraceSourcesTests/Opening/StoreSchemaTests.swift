import Testing

@testable import TraceSources

@Suite("Tables and columns of a store")
struct StoreSchemaTests {
  /// Every table without which a store is refused, and the columns that it must have.
  private static let needed: [(String, [String])] = [
    ("experiments", ["experiment_id", "name", "lifecycle_stage"]),
    ("trace_info", ["request_id", "experiment_id", "timestamp_ms", "execution_time_ms", "status"]),
    ("trace_tags", ["key", "value", "request_id"]),
    ("trace_request_metadata", ["key", "value", "request_id"]),
    (
      "spans",
      [
        "trace_id", "span_id", "parent_span_id", "name", "type", "status", "start_time_unix_nano",
        "end_time_unix_nano", "content",
      ]
    ),
  ]

  /// Tables that a store may lack, and the columns that they must have where they are there.
  private static let optional: [(String, [String])] = [
    (
      "assessments",
      [
        "assessment_id", "trace_id", "name", "assessment_type", "value", "error",
        "created_timestamp", "last_updated_timestamp", "source_type", "source_id", "span_id",
        "rationale", "overrides", "valid", "assessment_metadata",
      ]
    ),
    ("entity_associations", ["source_type", "source_id", "destination_type", "destination_id"]),
    ("runs", ["run_uuid", "name"]),
    ("alembic_version", ["version_num"]),
  ]

  @Test("a column that is missing is named", arguments: needed + optional)
  func missingColumns(table: String, columns: [String]) throws {
    for column in columns {
      let store = try TestStore()
      try store.trace("tr-1")
      try store.database.run("ALTER TABLE \(table) RENAME COLUMN \"\(column)\" TO gone")
      expect(store, .missingColumn(path: store.path, table: table, column: column))
    }
  }

  @Test("a table that is missing is named", arguments: needed.map(\.0))
  func missingTables(table: String) throws {
    let store = try TestStore()
    try store.database.run("ALTER TABLE \(table) RENAME TO gone")
    expect(store, .missingTable(path: store.path, table: table))
  }

  @Test("a view in a table's place is refused", arguments: (needed + optional).map(\.0))
  func views(table: String) throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.database.run(
      "ALTER TABLE \(table) RENAME TO gone; CREATE VIEW \"\(table.uppercased())\" AS SELECT * FROM gone"
    )
    expect(store, .notATable(path: store.path, name: table, kind: "view"))
  }

  @Test("so is a virtual table")
  func virtualTables() throws {
    let store = try TestStore()
    try store.database.run(
      "ALTER TABLE trace_tags RENAME TO gone; CREATE VIRTUAL TABLE trace_tags USING fts5(key, value, request_id)"
    )
    expect(store, .notATable(path: store.path, name: "trace_tags", kind: "virtual table"))
  }

  @Test("functions that a store's own schema calls are not trusted")
  func trust() throws {
    let store = try TestStore()
    let connection = try SQLiteSnapshot.open(path: store.path, busyTimeoutMS: 0)
    let settings = try connection.rows("PRAGMA trusted_schema", path: store.path) { $0.int64(0) }
    #expect(settings == [0])
  }

  @Test("tables that a store may lack are not missed", arguments: optional.map(\.0))
  func optionalTables(table: String) throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.database.run("DROP TABLE \(table)")
    #expect(try traces(store.path).count == 1)
  }

  @Test("another program's database is no trace store")
  func otherDatabase() throws {
    let folder = try Folder()
    let database = try Database(folder.path("other.db"))
    try database.run("CREATE TABLE places (id INTEGER, name TEXT)")
    let path = folder.path("other.db")
    #expect(throws: TraceSourceError.missingTable(path: path, table: "trace_info")) {
      try SourceOpening.open(path, selection: Selection())
    }
  }

  @Test(
    "a store of MLflow 3.1 has no spans",
    .enabled(if: Corpus.folder != nil, Corpus.isAbsent),
    arguments: ["3.1.4", "2.22.4", "2.14.3"]
  )
  func beforeSpans(version: String) throws {
    let path = try Corpus.database(version)
    #expect(throws: TraceSourceError.missingTable(path: path, table: "spans")) {
      try SourceOpening.open(path, selection: Selection())
    }
  }

  @Test("a revision that was tested needs no remark", arguments: MLflowRelease.allCases)
  func knownRevisions(release: MLflowRelease) throws {
    let store = try TestStore(release)
    let summary = try SourceOpening.open(store.path, selection: Selection()).summary
    #expect(summary.revision == release.revision)
    #expect(summary.remarks.isEmpty)
  }

  @Test("an unknown revision is remarked, and the store is read")
  func unknownRevision() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.database.run("UPDATE alembic_version SET version_num = 'f00'")
    let source = try SourceOpening.open(store.path, selection: Selection())
    #expect(source.summary.revision == "f00")
    #expect(
      source.summary.remarks == [
        "Schema revision f00 is not known; every table and column needed is there."
      ]
    )
    #expect(try traces(of: source).count == 1)
  }

  @Test(
    "a store that names no revision is remarked",
    arguments: [
      "DROP TABLE alembic_version", "DELETE FROM alembic_version",
    ]
  )
  func noRevision(change: String) throws {
    let store = try TestStore()
    try store.database.run(change)
    let summary = try SourceOpening.open(store.path, selection: Selection()).summary
    #expect(summary.revision == nil)
    #expect(summary.remarks == ["The store names no schema revision."])
  }

  @Test("a store without traces gives none")
  func empty() throws {
    let store = try TestStore()
    let source = try SourceOpening.open(store.path, selection: Selection())
    #expect(source.summary.traces == 0 && source.summary.newestTraceMS == nil)
    #expect(try source.next() == nil)
  }

  private func expect(_ store: TestStore, _ error: TraceSourceError) {
    #expect(throws: error) { try SourceOpening.open(store.path, selection: Selection()) }
  }
}
