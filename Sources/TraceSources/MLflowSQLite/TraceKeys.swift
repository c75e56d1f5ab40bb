import TraceModel

/// Tells apart the traces of a store that have one id.
///
/// MLflow's tables rule that out by a primary key, and then next to nothing is remembered. A copied
/// table may have none; values of several types may read alike; and ids whose bytes are no UTF-8 are
/// repaired, all of them to texts with a replacement character.
struct TraceKeys: Sendable {
  /// Ids that more than one selected trace has.
  private let repeated: Set<ExactText>
  /// How often each doubtful id came.
  private var counts: [ExactText: Int] = [:]

  init(
    of connection: borrowing SQLiteConnection,
    query: TraceQuery,
    path: String
  ) throws(TraceSourceError) {
    guard try Self.mayRepeat(on: connection, path: path) else {
      repeated = []
      return
    }
    let sql = """
      SELECT COALESCE(CAST(id AS TEXT), '') FROM (\(query.select("t.request_id AS id")))
      GROUP BY 1 HAVING count(*) > 1
      """
    let ids = try connection.rows(sql, query.values, path: path) { $0.text(0) }
    repeated = Set(ids.compactMap { $0.map(ExactText.init) })
  }

  /// The key of the next trace in reading order.
  mutating func next(_ id: String) -> TraceKey {
    let exact = ExactText(id)
    guard repeated.contains(exact) || Self.mayBeRepaired(id) else { return TraceKey(id) }
    let occurrence = counts[exact, default: 0]
    counts[exact] = occurrence + 1
    return TraceKey(id, occurrence: occurrence)
  }

  private static func mayRepeat(
    on connection: borrowing SQLiteConnection,
    path: String
  ) throws(TraceSourceError) -> Bool {
    try connection.rows(mayRepeat, path: path) { $0.int64(0) }.first != 1
  }

  /// Gives 1 where an index holds ids unique and all of them are texts.
  ///
  /// Numbers come before all texts in the index, other bytes behind, so that nothing is scanned.
  private static let mayRepeat = """
    SELECT EXISTS (
      SELECT 1 FROM pragma_index_list('trace_info') l WHERE l."unique" AND NOT l.partial
        AND (SELECT group_concat(name) FROM pragma_index_info(l.name)) = 'request_id'
    ) AND NOT EXISTS (SELECT 1 FROM trace_info WHERE request_id IS NULL)
      AND NOT EXISTS (SELECT 1 FROM trace_info WHERE request_id < '')
      AND NOT EXISTS (SELECT 1 FROM trace_info WHERE request_id >= x'')
    """

  /// Whether a text holds the character that stands for bytes that are no UTF-8.
  private static func mayBeRepaired(_ id: String) -> Bool {
    id.utf8.contains(0xEF) && id.unicodeScalars.contains("\u{FFFD}")
  }
}
