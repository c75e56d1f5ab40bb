/// A small MLflow store in a folder of its own, deleted with the value.
final class TestStore {
  let folder: Folder
  let path: String
  /// The connection that wrote the store, still open.
  let database: Database

  /// Makes a store with the experiments 0 "Default" and 1 "Atlas" and no traces.
  init(_ release: MLflowRelease = .v317, file: String = "mlflow.db", setUp: String = "") throws {
    folder = try Folder()
    path = folder.path(file)
    database = try Database(path)
    // Waiting for the disk is most of the time that a small store takes.
    try database.run("PRAGMA synchronous = OFF")
    try database.run(setUp)
    try database.run(release.schema)
    try database.insert("alembic_version", ["version_num": "\(release.revision)"])
    try experiment(0, "Default")
    try experiment(1, "Atlas")
  }

  func experiment(_ id: Int64, _ name: String, stage: Cell = "active") throws {
    try database.insert(
      "experiments",
      ["experiment_id": .integer(id), "name": "\(name)", "lifecycle_stage": stage]
    )
  }

  func run(_ id: String, _ name: String) throws {
    try database.insert(
      "runs",
      ["run_uuid": "\(id)", "name": "\(name)", "experiment_id": 1, "lifecycle_stage": "active"]
    )
  }

  /// A trace of experiment 1 that ended well; `columns` replace or add.
  func trace(_ id: String, at timeMS: Int64 = 1000, _ columns: [String: Cell] = [:]) throws {
    let row: [String: Cell] = [
      "request_id": "\(id)", "experiment_id": 1, "timestamp_ms": .integer(timeMS),
      "execution_time_ms": 10, "status": "OK",
    ]
    try database.insert("trace_info", row.merging(columns) { $1 })
  }

  /// A root span from 100 to 200 ns whose row says `row-name`, `TOOL` and `ERROR`.
  func span(
    _ traceID: String,
    _ id: String = "s1",
    content: Cell,
    _ columns: [String: Cell] = [:]
  ) throws {
    let row: [String: Cell] = [
      "trace_id": "\(traceID)", "experiment_id": 1, "span_id": "\(id)", "parent_span_id": nil,
      "name": "row-name", "type": "TOOL", "status": "ERROR", "start_time_unix_nano": 100,
      "end_time_unix_nano": 200, "content": content,
    ]
    try database.insert("spans", row.merging(columns) { $1 })
  }

  func tag(_ traceID: String, _ key: String, _ value: Cell) throws {
    try database.insert(
      "trace_tags",
      ["request_id": "\(traceID)", "key": "\(key)", "value": value]
    )
  }

  func metadata(_ traceID: String, _ key: String, _ value: Cell) throws {
    try database.insert(
      "trace_request_metadata",
      ["request_id": "\(traceID)", "key": "\(key)", "value": value]
    )
  }

  func association(_ traceID: String, _ type: String, _ id: String) throws {
    try database.insert(
      "entity_associations",
      [
        "association_id": "\(type)-\(id)", "source_type": "trace", "source_id": "\(traceID)",
        "destination_type": "\(type)", "destination_id": "\(id)",
      ]
    )
  }

  /// A piece of feedback by a person, true; `columns` replace or add.
  func assessment(_ traceID: String, _ id: String, _ columns: [String: Cell] = [:]) throws {
    let row: [String: Cell] = [
      "assessment_id": "\(id)", "trace_id": "\(traceID)", "name": "helpful",
      "assessment_type": "feedback", "value": "true", "created_timestamp": 5,
      "last_updated_timestamp": 6, "source_type": "HUMAN", "valid": 1,
    ]
    try database.insert("assessments", row.merging(columns) { $1 })
  }
}

/// The content of a span as MLflow writes it, with the given members in place of its own.
func spanContent(_ members: [String: String] = [:]) -> Cell {
  let usual = [
    "name": "\"own-name\"", "start_time_unix_nano": "300", "end_time_unix_nano": "450",
    "status": #"{"message": "", "code": "STATUS_CODE_OK"}"#, "attributes": "{}", "events": "[]",
    "links": "[]",
  ]
  let all = usual.merging(members) { $1 }.sorted { $0.key < $1.key }
  return "{\(all.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", "))}"
}
