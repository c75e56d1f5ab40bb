import Hashing
import Testing
import TraceModel

@testable import TraceSources

/// A store with one trace that has something in every column.
struct FullStore {
  /// A trace and its fingerprint.
  struct State {
    let image: String
    let digest: Digest
    let hasFolder: Bool
  }

  let store: TestStore

  /// What a column is set to; each an expression in SQL.
  static let values: [@Sendable (String) -> String] = [
    other, { _ in "NULL" }, { _ in "''" }, { _ in "'soon'" }, { _ in "x'31'" },
  ]

  /// Another value of the same type.
  static func other(_ column: String) -> String {
    "CASE WHEN typeof(\(column)) IN ('integer', 'real') THEN 1 - \(column) ELSE \(column) || 'x' END"
  }

  init(_ release: MLflowRelease) throws {
    store = try TestStore(release)
    try store.trace("tr-1", Self.info(release))
    for number in ["1", "2"] {
      try store.tag("tr-1", "tag \(number)", "one")
      try store.metadata("tr-1", "metadata \(number)", "one")
      try addSpan(number, release)
      try addAssessment(number)
    }
    try store.association("tr-1", "run", "r-1")
    try store.association("tr-1", "prompt_version", "prompt/1")
  }

  private static func info(_ release: MLflowRelease) -> [String: Cell] {
    let old: [String: Cell] = [
      "client_request_id": "client", "request_preview": "why?", "response_preview": "because",
    ]
    guard release == .v317 else { return old }
    return old.merging([
      "trace_name": "name", "session_id": "session", "input_tokens": 11, "output_tokens": 12,
      "total_tokens": 13, "cache_read_input_tokens": 14, "cache_creation_input_tokens": 15,
      "cache_creation_input_tokens_above_1hr": 16, "input_cost": 0.25, "output_cost": 0.125,
      "total_cost": 0.75,
    ]) { $1 }
  }

  private func addSpan(_ number: String, _ release: MLflowRelease) throws {
    let late: [String: Cell] =
      switch release {
      case .v36: [:]
      case .v310: ["dimension_attributes": #"{"mlflow.llm.model": "m"}"#]
      case .v317: ["model_name": "model", "model_provider": "provider"]
      }
    let parent: Cell = number == "1" ? nil : "s1"
    // The second is no JSON: then the columns are shown.
    let content = number == "1" ? spanContent() : "no JSON"
    let start: Cell = number == "1" ? 100 : 110
    try store.span(
      "tr-1",
      "s" + number,
      content: content,
      late.merging(["parent_span_id": parent, "start_time_unix_nano": start]) { $1 }
    )
  }

  private func addAssessment(_ number: String) throws {
    try store.assessment(
      "tr-1",
      "a" + number,
      [
        "error": #"{"code": 1}"#, "source_id": "somebody", "span_id": "s1", "rationale": "reason",
        "overrides": "a0", "assessment_metadata": "{}",
      ]
    )
  }

  func columns(of table: String) throws -> [String] {
    try store.database.texts("SELECT name FROM pragma_table_info('\(table)')")
  }

  /// Changes the store and gives its trace afterwards.
  func changed(_ sql: String) throws -> State {
    try store.database.run(sql)
    return try state()
  }

  func change(_ sql: String) throws -> (before: State, after: State) {
    (try state(), try changed(sql))
  }

  /// Of the only trace, or of the first one.
  func state() throws -> State {
    let source = try SourceOpening.open(store.path, selection: Selection())
    let record = try #require(try source.next())
    var image = ""
    var trace = record.trace()
    trace.source = ""
    dump(trace, to: &image)
    var hash = SHA256()
    // As the pages' fingerprints have it.
    hash.add(record.place.key.id)
    record.addContent(to: &hash)
    return State(image: image, digest: hash.finish(), hasFolder: record.hasFolder)
  }

  func reads(_ column: String, of table: String) throws -> Bool {
    let before = try state()
    try store.database.run("ALTER TABLE \(table) RENAME COLUMN \(column) TO renamed")
    guard let after = try? state() else { return true }
    return after.image != before.image
  }
}
