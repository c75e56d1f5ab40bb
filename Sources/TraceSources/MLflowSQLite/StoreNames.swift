import TraceModel

/// The experiments and runs of a store by name and id, to find what a selection means.
struct StoreNames: Sendable {
  /// Names by id, deleted experiments included.
  let experiments: [Int64: String]
  let path: String

  init(of connection: borrowing SQLiteConnection, path: String) throws(TraceSourceError) {
    let rows = try connection.rows(
      "SELECT experiment_id, name FROM experiments",
      path: path
    ) { ($0.int64(0), $0.text(1)) }
    var names: [Int64: String] = [:]
    for case (let id?, let name?) in rows { names[id] = name }
    experiments = names
    self.path = path
  }

  /// Ids of the experiments that are meant, each by id or name.
  ///
  /// - Throws: ``TraceSourceError/unknownExperiment(path:name:known:)``.
  func experimentIDs(_ wanted: [String]) throws(TraceSourceError) -> [Int64] {
    var ids: [Int64] = []
    for name in wanted {
      let found = experiments.filter { id, known in
        ExactText(known) == ExactText(name) || String(id) == name
      }.keys
      guard !found.isEmpty else {
        let known = experiments.sorted { $0.key < $1.key }.map(\.value)
        throw .unknownExperiment(path: path, name: name, known: known)
      }
      ids += found.sorted()
    }
    return ids
  }

  /// Ids of the runs that are meant, each by id or name.
  ///
  /// - Throws: ``TraceSourceError`` where a name stands for no run or for several.
  func runIDs(
    _ wanted: [String],
    on connection: borrowing SQLiteConnection,
    schema: StoreSchema
  ) throws(TraceSourceError) -> [String] {
    var ids: [String] = []
    for name in wanted {
      ids.append(try runID(name, on: connection, schema: schema))
    }
    return ids
  }

  private func runID(
    _ name: String,
    on connection: borrowing SQLiteConnection,
    schema: StoreSchema
  ) throws(TraceSourceError) -> String {
    guard schema.has("runs") else { throw .unknownRun(path: path, name: name) }
    let rows = try runs(called: name, on: connection)
    if let exact = rows.first(where: { ExactText($0) == ExactText(name) }) { return exact }
    guard let only = rows.first else { throw .unknownRun(path: path, name: name) }
    guard rows.count == 1 else { throw .ambiguousRun(path: path, name: name, ids: rows) }
    return only
  }

  private func runs(
    called name: String,
    on connection: borrowing SQLiteConnection
  ) throws(TraceSourceError) -> [String] {
    let sql = "SELECT run_uuid FROM runs WHERE run_uuid = ?1 OR name = ?1 ORDER BY run_uuid"
    return try connection.rows(sql, [.text(name)], path: path) { $0.text(0) }.compactMap { $0 }
  }
}
