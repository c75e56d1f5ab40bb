/// Which tables and columns a store has, and what that means for reading it.
struct StoreSchema: Sendable {
  private let columns: [String: Set<String>]

  /// Reads the columns of every table that matters.
  ///
  /// - Throws: ``TraceSourceError`` naming the table or column that cannot be done without, or what is
  ///   no table.
  init(
    of connection: borrowing SQLiteConnection,
    path: String
  ) throws(TraceSourceError) {
    var found: [String: Set<String>] = [:]
    for table in (Array(Self.needed.keys) + Self.welcome.keys).sorted() {
      try Self.check(table, isTableOf: connection, path: path)
      let sql = "SELECT name FROM pragma_table_info(?)"
      let names = try connection.rows(sql, [.text(table)], path: path) { $0.text(0) }
      found[table] = Set(names.compactMap { $0 })
    }
    columns = found
    try checkNeeded(path: path)
  }

  func has(_ table: String) -> Bool { columns[table]?.isEmpty == false }

  func has(_ table: String, _ column: String) -> Bool { columns[table]?.contains(column) ?? false }

  /// A column as a statement names it, or the literal NULL where this store lacks it.
  func column(_ table: String, _ name: String, alias: String) -> String {
    has(table, name) ? "\(alias).\(name)" : "NULL"
  }

  /// Without these nothing can be read; MLflow has had them since 3.6.
  private static let needed: [String: [String]] = [
    "experiments": ["experiment_id", "name", "lifecycle_stage"],
    "trace_info": [
      "request_id", "experiment_id", "timestamp_ms", "execution_time_ms", "status",
    ],
    "trace_tags": ["key", "value", "request_id"],
    "trace_request_metadata": ["key", "value", "request_id"],
    "spans": [
      "trace_id", "span_id", "parent_span_id", "name", "type", "status", "start_time_unix_nano",
      "end_time_unix_nano", "content",
    ],
  ]

  /// Tables that are read where they exist, and then with these columns.
  private static let welcome: [String: [String]] = [
    "alembic_version": ["version_num"],
    "assessments": [
      "assessment_id", "trace_id", "name", "assessment_type", "value", "error",
      "created_timestamp", "last_updated_timestamp", "source_type", "source_id", "span_id",
      "rationale", "overrides", "valid", "assessment_metadata",
    ],
    "entity_associations": ["source_type", "source_id", "destination_type", "destination_id"],
    "runs": ["run_uuid", "name"],
  ]

  /// Fails for a view and for a virtual table: theirs is the only other kind of rows, and whoever made
  /// the file decides what is run for them.
  private static func check(
    _ table: String,
    isTableOf connection: borrowing SQLiteConnection,
    path: String
  ) throws(TraceSourceError) {
    let sql = """
      SELECT CASE WHEN type = 'view' THEN 'view' WHEN rootpage = 0 THEN 'virtual table' END
      FROM sqlite_schema WHERE lower(name) = ? AND type IN ('table', 'view')
      """
    let kinds = try connection.rows(sql, [.text(table)], path: path) { $0.text(0) }
    if let kind = kinds.lazy.compactMap(\.self).first {
      throw .notATable(path: path, name: table, kind: kind)
    }
  }

  private func checkNeeded(path: String) throws(TraceSourceError) {
    guard has("trace_info") else { throw .missingTable(path: path, table: "trace_info") }
    for (table, names) in Self.needed.sorted(by: { $0.key < $1.key }) {
      guard has(table) else { throw .missingTable(path: path, table: table) }
      try check(table, has: names, path: path)
    }
    for (table, names) in Self.welcome.sorted(by: { $0.key < $1.key }) where has(table) {
      try check(table, has: names, path: path)
    }
  }

  private func check(
    _ table: String,
    has names: [String],
    path: String
  ) throws(TraceSourceError) {
    guard let name = names.first(where: { !has(table, $0) }) else { return }
    throw .missingColumn(path: path, table: table, column: name)
  }
}
