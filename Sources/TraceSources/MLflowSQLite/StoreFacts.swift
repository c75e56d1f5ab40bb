/// What a store says of itself: its revision, and how much of it was selected.
struct StoreFacts {
  private let revision: String?
  private let traces: Int
  private let newestMS: Int64?

  init(
    of connection: borrowing SQLiteConnection,
    schema: StoreSchema,
    query: TraceQuery,
    path: String
  ) throws(TraceSourceError) {
    revision = try Self.revision(of: connection, schema: schema, path: path)
    let counted = try connection.rows(query.countStatement, query.values, path: path) {
      (Int($0.int64(0) ?? 0), $0.int64(1))
    }
    (traces, newestMS) = counted.first ?? (0, nil)
  }

  func summary(of file: SourceFile) -> SourceSummary {
    SourceSummary(
      name: file.name,
      baseName: file.baseName,
      folder: file.folder,
      size: file.size,
      format: "MLflow SQLite",
      revision: revision,
      traces: traces,
      newestTraceMS: newestMS,
      remarks: remarks
    )
  }

  /// Start of the newest trace, milliseconds since the Unix epoch; nil in a store without traces.
  static func newestTraceMS(
    of connection: borrowing SQLiteConnection,
    includesDeleted: Bool,
    path: String
  ) throws(TraceSourceError) -> Int64? {
    let condition = includesDeleted ? "1" : TraceQuery.inLivingExperiment
    let sql = """
      SELECT max(t.timestamp_ms) FROM trace_info t
      WHERE typeof(t.timestamp_ms) = 'integer' AND \(condition)
      """
    return try connection.rows(sql, path: path) { $0.int64(0) }.first ?? nil
  }

  /// Alembic revisions of the releases that this version was tested with: 3.6, 3.10 and 3.17.
  private static let knownRevisions: Set = ["bf29a5ff90ea", "1b5f0d9ad7c1", "dc11669786a5"]

  private var remarks: [String] {
    guard let revision else { return ["The store names no schema revision."] }
    if Self.knownRevisions.contains(revision) { return [] }
    return ["Schema revision \(revision) is not known; every table and column needed is there."]
  }

  private static func revision(
    of connection: borrowing SQLiteConnection,
    schema: StoreSchema,
    path: String
  ) throws(TraceSourceError) -> String? {
    guard schema.has("alembic_version") else { return nil }
    let sql = "SELECT version_num FROM alembic_version"
    return try connection.rows(sql, path: path) { $0.text(0) }.first ?? nil
  }
}
