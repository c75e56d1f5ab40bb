import TraceModel

/// The traces that a selection takes from a store, as a condition in SQL over `trace_info t`.
struct TraceQuery: Sendable, Equatable {
  /// The condition, with a `?` for each value.
  private(set) var condition = "1"
  private(set) var values: [SQLiteValue] = []
  private let limit: Int?

  /// - Parameter experiments: Ids that `selection.experiments` stands for.
  /// - Parameter runs: Ids that `selection.runs` stands for.
  /// - Parameter newestMS: Start of the store's newest trace; nil in a store without traces.
  init(
    _ selection: Selection,
    experiments: [Int64],
    runs: [String],
    newestMS: Int64?,
    schema: StoreSchema
  ) {
    limit = selection.limit
    if !selection.includesDeleted { and(Self.inLivingExperiment) }
    if !selection.experiments.isEmpty { anyOf("t.experiment_id", experiments.map { .integer($0) }) }
    if !selection.runs.isEmpty { inRuns(runs, schema) }
    if !selection.traces.isEmpty { anyOf("t.request_id", selection.traces.map { .text($0) }) }
    if !selection.sessions.isEmpty {
      anyOf(Self.session(schema), selection.sessions.map { .text($0) })
    }
    if !selection.names.isEmpty { named(selection.names, schema) }
    if !selection.states.isEmpty { anyOf("t.status", selection.states.map { .text($0.rawValue) }) }
    for tag in selection.tags { tagged(tag) }
    bounded(selection.since, ">=", newestMS)
    bounded(selection.until, "<=", newestMS)
  }

  /// A statement that gives `columns` of the selected traces in order of time, then id.
  func select(_ columns: String) -> String {
    let rows = "SELECT \(columns) FROM trace_info t WHERE \(condition)"
    guard let limit else { return rows + " ORDER BY t.timestamp_ms, t.request_id" }
    // The newest come first inside, so that the limit cuts off the oldest.
    return """
      SELECT \(columns) FROM trace_info t WHERE t.rowid IN (
        SELECT t.rowid FROM trace_info t WHERE \(condition)
        ORDER BY t.timestamp_ms DESC, t.request_id DESC LIMIT \(limit)
      ) ORDER BY t.timestamp_ms, t.request_id
      """
  }

  /// A statement that gives the number of selected traces and the newest one's time.
  var countStatement: String {
    "SELECT count(*), max(timestamp_ms) FROM (\(select("t.timestamp_ms AS timestamp_ms")))"
  }

  static let inLivingExperiment =
    "t.experiment_id NOT IN (SELECT experiment_id FROM experiments WHERE lifecycle_stage = 'deleted')"

  private mutating func and(_ sql: String, _ more: [SQLiteValue] = []) {
    condition += " AND (\(sql))"
    values += more
  }

  private mutating func anyOf(_ expression: String, _ choices: [SQLiteValue]) {
    let marks = choices.map { _ in "?" }.joined(separator: ", ")
    and("\(expression) IN (\(marks))", choices)
  }

  private mutating func inRuns(_ ids: [String], _ schema: StoreSchema) {
    let marks = ids.map { _ in "?" }.joined(separator: ", ")
    var sql = "\(Self.entry("trace_request_metadata", "mlflow.sourceRun")) IN (\(marks))"
    var bound = ids
    if schema.has("entity_associations") {
      sql += """
         OR EXISTS (SELECT 1 FROM entity_associations a WHERE a.source_type = 'trace'
          AND a.source_id = t.request_id AND a.destination_type = 'run'
          AND a.destination_id IN (\(marks)))
        """
      bound += ids
    }
    and(sql, bound.map { .text($0) })
  }

  private mutating func named(_ names: [String], _ schema: StoreSchema) {
    let expression = Self.name(schema)
    let sql = names.map { _ in "\(expression) = ? OR \(expression) GLOB ?" }
    and(sql.joined(separator: " OR "), names.flatMap { [.text($0), .text($0)] })
  }

  private mutating func tagged(_ tag: TextPair) {
    and(
      "EXISTS (SELECT 1 FROM trace_tags g WHERE g.request_id = t.request_id"
        + " AND g.key = ? AND g.value = ?)",
      [.text(tag.key), .text(tag.value)]
    )
  }

  private mutating func bounded(_ bound: TimeBound?, _ comparison: String, _ newestMS: Int64?) {
    switch bound {
    case nil: break
    case .at(let time): and("t.timestamp_ms \(comparison) ?", [.integer(time)])
    case .beforeNewest(let span):
      and("t.timestamp_ms \(comparison) ?", [.integer((newestMS ?? 0) - span)])
    }
  }

  private static func session(_ schema: StoreSchema) -> String {
    let column = schema.column("trace_info", "session_id", alias: "t")
    let key = "mlflow.trace.session"
    return "COALESCE(\(column), \(entry("trace_request_metadata", key)), \(entry("trace_tags", key)))"
  }

  private static func name(_ schema: StoreSchema) -> String {
    let column = schema.column("trace_info", "trace_name", alias: "t")
    let root = """
      (SELECT s.name FROM spans s WHERE s.trace_id = t.request_id AND s.parent_span_id IS NULL
       ORDER BY s.start_time_unix_nano, s.span_id LIMIT 1)
      """
    return "COALESCE(\(entry("trace_tags", "mlflow.traceName")), \(column), \(root))"
  }

  private static func entry(_ table: String, _ key: String) -> String {
    "(SELECT e.value FROM \(table) e WHERE e.request_id = t.request_id AND e.key = '\(key)')"
  }
}
