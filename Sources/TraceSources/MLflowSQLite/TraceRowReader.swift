import TraceModel

/// Reads the rows of the selected traces, one trace after the other, over prepared statements.
struct TraceRowReader: ~Copyable {
  private var traces: SQLiteStatement
  /// The same columns of one row of the table, by its number.
  private var single: SQLiteStatement
  private var tags: SQLiteStatement
  private var metadata: SQLiteStatement
  private var spans: SQLiteStatement
  /// The same rows in order.
  private var sortedSpans: SQLiteStatement
  private var assessments: SQLiteStatement
  private var associations: SQLiteStatement
  private let query: TraceQuery
  // Last, so that it is closed after its statements.
  private let connection: SQLiteConnection

  init(
    _ connection: consuming SQLiteConnection,
    query: TraceQuery,
    schema: StoreSchema
  ) throws(SQLiteError) {
    var traces = try SQLiteStatement(query.select(Self.infoColumns(schema)), on: connection)
    traces.bind(query.values)
    let single = try SQLiteStatement(
      "SELECT \(Self.infoColumns(schema)) FROM trace_info t WHERE t.rowid = ?",
      on: connection
    )
    let tags = try SQLiteStatement(Self.texts("trace_tags"), on: connection)
    let metadata = try SQLiteStatement(Self.texts("trace_request_metadata"), on: connection)
    let spans = try SQLiteStatement(Self.spans(schema), on: connection)
    let sortedSpans = try SQLiteStatement(Self.spans(schema) + Self.inOrder, on: connection)
    let judged = schema.has("assessments") ? Self.assessments : Self.noRows
    let assessments = try SQLiteStatement(judged, on: connection)
    let linked = schema.has("entity_associations") ? Self.associations : Self.noRows
    let associations = try SQLiteStatement(linked, on: connection)
    // Nothing fails from here on: a value that owns handles is set up whole or not at all.
    self.traces = traces
    self.single = single
    self.tags = tags
    self.metadata = metadata
    self.spans = spans
    self.sortedSpans = sortedSpans
    self.assessments = assessments
    self.associations = associations
    self.query = query
    self.connection = connection
  }

  /// What all selected traces are ordered by, in their order.
  func entries() throws(SQLiteError) -> [TraceEntry] {
    let sql = query.select("t.request_id, t.timestamp_ms")
    var statement = try SQLiteStatement(sql, on: connection)
    statement.bind(query.values)
    var entries: [TraceEntry] = []
    while try statement.step() {
      let id = ExactText(statement.text(0) ?? "")
      entries.append(TraceEntry(id: id, timeMS: statement.int64(1) ?? 0))
    }
    return entries
  }

  /// The numbers of the selected traces' rows, with their ids, in their order.
  func rowNumbers() throws(SQLiteError) -> [(row: Int64, id: String)] {
    var statement = try SQLiteStatement(query.select("t.rowid, t.request_id"), on: connection)
    statement.bind(query.values)
    var rows: [(row: Int64, id: String)] = []
    while try statement.step() { rows.append((statement.int64(0) ?? 0, statement.text(1) ?? "")) }
    return rows
  }

  /// The trace of a row with everything that refers to it; nil where there is none.
  mutating func trace(inRow number: Int64) throws(SQLiteError) -> TraceRows? {
    swap(&traces, &single)
    defer { swap(&traces, &single) }
    traces.bind([.integer(number)])
    return try next()
  }

  /// The next trace with everything that refers to it; nil after the last one.
  mutating func next() throws(SQLiteError) -> TraceRows? {
    guard try traces.step() else { return nil }
    // Before any value is read: libsqlite3 forgets a column's own type once it has converted it.
    let misfits = traces.misfits(Self.infoNumbers)
    var rows = TraceRows(info: readInfo())
    rows.note(misfits, of: "trace_info")
    rows.tags = try Self.readTexts(&tags, of: traces)
    rows.metadata = try Self.readTexts(&metadata, of: traces)
    try readSpans(into: &rows)
    try readAssessments(into: &rows)
    try readAssociations(into: &rows)
    return rows
  }
}

extension TraceRowReader {
  private func readInfo() -> TraceInfoRow {
    TraceInfoRow(
      id: traces.text(0) ?? "",
      experimentID: traces.text(1) ?? "",
      timestampMS: traces.int64(2) ?? 0,
      executionMS: traces.int64(3),
      status: traces.text(4) ?? "",
      clientRequestID: traces.text(5),
      requestPreview: traces.text(6),
      responsePreview: traces.text(7),
      traceName: traces.text(8),
      sessionID: traces.text(9),
      tokens: [
        traces.int64(10), traces.int64(11), traces.int64(12), traces.int64(13), traces.int64(14),
        traces.int64(15),
      ],
      costs: [traces.double(16), traces.double(17), traces.double(18)]
    )
  }

  private static func readTexts(
    _ statement: inout SQLiteStatement,
    of traces: borrowing SQLiteStatement
  ) throws(SQLiteError) -> [TextRow] {
    statement.bind(column: 0, of: traces)
    var rows: [TextRow] = []
    while try statement.step() {
      let key = statement.text(0, sharing: MLflowKeys.shared)
      rows.append(TextRow(key: key ?? "", value: statement.text(1) ?? ""))
    }
    return rows
  }

  /// Reads the spans by start, then id.
  ///
  /// Sorting in SQL would move all contents to and fro, so that it is left to libsqlite3 only where
  /// starts do not tell the order.
  private mutating func readSpans(into rows: inout TraceRows) throws(SQLiteError) {
    let misfits = rows.misfits
    try Self.readSpans(of: traces, &spans, into: &rows)
    if rows.sortSpans() { return }
    rows.spans.removeAll()
    rows.misfits = misfits
    try Self.readSpans(of: traces, &sortedSpans, into: &rows)
  }

  private static func readSpans(
    of traces: borrowing SQLiteStatement,
    _ spans: inout SQLiteStatement,
    into rows: inout TraceRows
  ) throws(SQLiteError) {
    spans.bind(column: 0, of: traces)
    while try spans.step() {
      let span = spans.span()
      rows.note(spans.misfits(spanNumbers), of: "spans", spanID: span.id)
      rows.spans.append(span)
    }
  }

  private mutating func readAssessments(into rows: inout TraceRows) throws(SQLiteError) {
    assessments.bind(column: 0, of: traces)
    while try assessments.step() {
      rows.assessments.append(assessments.assessment())
      rows.note(assessments.misfits(Self.assessmentNumbers), of: "assessments")
    }
  }

  private mutating func readAssociations(into rows: inout TraceRows) throws(SQLiteError) {
    associations.bind(column: 0, of: traces)
    while try associations.step() {
      guard let type = associations.text(0), let id = associations.text(1) else { continue }
      rows.associations.append(AssociationRow(type: type, id: id))
    }
  }
}

extension TraceRowReader {
  private static let infoNumbers =
    [
      NumberColumn(1, .integer, isNullable: false), NumberColumn(2, .integer, isNullable: false),
      NumberColumn(3, .integer),
    ] + (10...15).map { NumberColumn($0, .integer) } + (16...18).map { NumberColumn($0, .real) }

  private static let spanNumbers = [
    NumberColumn(5, .integer, isNullable: false), NumberColumn(6, .integer),
  ]

  private static let assessmentNumbers = [5, 6, 12].map {
    NumberColumn($0, .integer, isNullable: false)
  }
}

extension SQLiteStatement {
  fileprivate func span() -> SpanRow {
    SpanRow(
      id: text(0) ?? "",
      parentID: text(1),
      name: text(2),
      type: text(3),
      status: text(4),
      startNS: int64(5),
      endNS: int64(6),
      content: bytes(7) ?? [],
      model: text(8),
      provider: text(9),
      dimensions: bytes(10)
    )
  }

  fileprivate func assessment() -> AssessmentRow {
    AssessmentRow(
      id: text(0) ?? "",
      name: text(1) ?? "",
      type: text(2) ?? "",
      value: bytes(3),
      error: bytes(4),
      createdMS: int64(5) ?? 0,
      updatedMS: int64(6) ?? 0,
      sourceType: text(7) ?? "",
      sourceID: text(8),
      spanID: text(9),
      rationale: text(10),
      overrides: text(11),
      isValid: int64(12) != 0,
      metadata: bytes(13)
    )
  }
}

extension TraceRowReader {
  private static func infoColumns(_ schema: StoreSchema) -> String {
    let promoted = [
      "client_request_id", "request_preview", "response_preview", "trace_name", "session_id",
      "input_tokens", "output_tokens", "total_tokens", "cache_read_input_tokens",
      "cache_creation_input_tokens", "cache_creation_input_tokens_above_1hr", "input_cost",
      "output_cost", "total_cost",
    ]
    let names = promoted.map { schema.column("trace_info", $0, alias: "t") }
    return "t.request_id, t.experiment_id, t.timestamp_ms, t.execution_time_ms, t.status, "
      + names.joined(separator: ", ")
  }

  /// In no order: they are sorted when what columns hold has joined them.
  private static func texts(_ table: String) -> String {
    "SELECT key, value FROM \(table) WHERE request_id = ?"
  }

  private static func spans(_ schema: StoreSchema) -> String {
    let late = ["model_name", "model_provider", "dimension_attributes"]
      .map { schema.column("spans", $0, alias: "s") }
    return """
      SELECT s.span_id, s.parent_span_id, s.name, s.type, s.status, s.start_time_unix_nano,
       s.end_time_unix_nano, s.content, \(late.joined(separator: ", "))
      FROM spans s WHERE s.trace_id = ?
      """
  }

  private static let inOrder = " ORDER BY s.start_time_unix_nano, s.span_id"

  private static let assessments = """
    SELECT assessment_id, name, assessment_type, value, error, created_timestamp,
     last_updated_timestamp, source_type, source_id, span_id, rationale, overrides, valid,
     assessment_metadata
    FROM assessments WHERE trace_id = ? ORDER BY created_timestamp, assessment_id
    """

  private static let associations = """
    SELECT destination_type, destination_id FROM entity_associations
    WHERE source_type = 'trace' AND source_id = ? ORDER BY destination_type, destination_id
    """

  /// Stands in for a table that the store does not have.
  private static let noRows = "SELECT 1 WHERE 0 AND ?1"
}
