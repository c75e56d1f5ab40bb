import TraceModel

/// The traces that a selection takes from a store, as a condition in SQL over `trace_info t`.
struct TraceQuery: Sendable, Equatable {
  /// The condition, with a `?` for each value.
  private(set) var condition = "1"
  private(set) var values: [SQLiteValue] = []
  private let limit: Int?

  /// - Parameters:
  ///   - selection: What is wanted.
  ///   - experiments: Ids that `selection.experiments` stands for.
  ///   - runs: Ids that `selection.runs` stands for.
  ///   - newestMS: Start of the store's newest trace; nil in a store without traces.
  ///   - schema: What the store has.
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
    if !selection.states.isEmpty { inStates(selection.states) }
    for tag in selection.tags { tagged(tag, schema) }
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
        ORDER BY t.timestamp_ms DESC, t.request_id DESC LIMIT \(max(0, limit))
      ) ORDER BY t.timestamp_ms, t.request_id
      """
  }

  /// A statement that gives the number of selected traces and the newest one's time.
  var countStatement: String {
    """
    SELECT count(*), max(ms) FILTER (WHERE typeof(ms) = 'integer')
    FROM (\(select("t.timestamp_ms AS ms")))
    """
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

  /// A state that is not known is shown as unset, so it is found as that too.
  private mutating func inStates(_ states: [TraceState]) {
    let marks = states.map { _ in "?" }.joined(separator: ", ")
    var sql = "t.status IN (\(marks))"
    var bound = states
    if states.contains(.unspecified) {
      sql += " OR t.status NOT IN (\(TraceState.allCases.map { _ in "?" }.joined(separator: ", ")))"
      bound += TraceState.allCases
    }
    and(sql, bound.map { .text($0.rawValue) })
  }

  private mutating func tagged(_ tag: TextPair, _ schema: StoreSchema) {
    if tag.key == "mlflow.traceName" {
      and("\(Self.storedName(schema)) = ?", [.text(tag.value)])
    } else {
      and(
        "EXISTS (SELECT 1 FROM trace_tags g WHERE g.request_id = t.request_id"
          + " AND g.key = ? AND g.value = ?)",
        [.text(tag.key), .text(tag.value)]
      )
    }
  }

  private mutating func bounded(_ bound: TimeBound?, _ comparison: String, _ newestMS: Int64?) {
    switch bound {
    case nil: break
    case .at(let time): and("t.timestamp_ms \(comparison) ?", [.integer(time)])
    case .beforeNewest(let span):
      let (time, isBeyond) = (newestMS ?? 0).subtractingReportingOverflow(span)
      let bound = isBeyond ? (span > 0 ? .min : .max) : time
      and("t.timestamp_ms \(comparison) ?", [.integer(bound)])
    }
  }

  private static func session(_ schema: StoreSchema) -> String {
    let column = schema.column("trace_info", "session_id", alias: "t")
    let key = "mlflow.trace.session"
    return
      "COALESCE(\(entry("trace_request_metadata", key)), \(column), \(entry("trace_tags", key)))"
  }

  private static func name(_ schema: StoreSchema) -> String {
    let root = """
      (SELECT s.name FROM spans s WHERE s.trace_id = t.request_id AND s.parent_span_id IS NULL
       ORDER BY s.start_time_unix_nano, s.span_id LIMIT 1)
      """
    return "COALESCE(\(storedName(schema)), \(root))"
  }

  /// The tag, or the column that MLflow 3.17 keeps in its stead.
  private static func storedName(_ schema: StoreSchema) -> String {
    let column = schema.column("trace_info", "trace_name", alias: "t")
    return "COALESCE(\(entry("trace_tags", "mlflow.traceName")), \(column))"
  }

  private static func entry(_ table: String, _ key: String) -> String {
    "(SELECT e.value FROM \(table) e WHERE e.request_id = t.request_id AND e.key = '\(key)')"
  }
}
