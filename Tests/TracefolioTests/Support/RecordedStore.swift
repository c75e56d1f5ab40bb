import Foundation
import Testing

/// The fixture as a test reads it for itself: the programs from the oracle, their spans from the store.
enum RecordedStore {
  /// What MLflow's own client and the programs' OpenAI client say.
  struct Oracle: Decodable {
    let programs: [Program]
    let traces: [Trace]
  }

  struct Program: Decodable {
    let program: String
    let traceIds: [String]
    let clientSaw: [ClientSaw]
  }

  /// A stream as the program received it, each part by its output index.
  struct ClientSaw: Decodable {
    let kind: String
    let text: [String: String]?
    let args: [String: String]?
    let reasoning: [String: String]?
  }

  struct Trace: Decodable {
    let traceId: String
    let spans: [Span]
  }

  struct Span: Decodable {
    let spanId: String
    let tokenUsage: [String: Int]?
  }

  static let oracle = Result {
    let path = Repository.path("Tests/Fixtures/mlflow-3.17.2-sqlite.oracle.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Oracle.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// The traces that a program made, in order.
  static func traces(of program: String) throws -> [String] {
    try oracle.get().programs.filter { $0.program == program }.flatMap(\.traceIds)
  }

  /// One of the traces that a program made.
  static func trace(of program: String, _ place: Int = 0) throws -> String {
    let traces = try traces(of: program)
    try #require(traces.indices.contains(place), "\(program)")
    return traces[place]
  }

  /// The spans of a trace by their start, as MLflow wrote them.
  static func spans(of trace: String) throws -> [RecordedSpan] {
    let store = try Database(Repository.path(Repository.fixture))
    let contents = try store.texts(
      "SELECT content FROM spans WHERE trace_id = '\(trace)' ORDER BY start_time_unix_nano"
    )
    return try contents.map { RecordedSpan(content: try RecordedJSON(Data($0.utf8))) }
  }

  /// The bytes of a recorded file of a trace, by an address `mlflow-attachment://ID?…`.
  static func attachment(_ address: String, of trace: String) throws -> Data {
    let name = try #require(address.firstMatch(of: /^mlflow-attachment:\/\/([-0-9a-f]+)\?/)).1
    let folder = (Repository.fixture as NSString).deletingLastPathComponent + "/mlruns"
    let paths = try Repository.files(
      below: folder,
      suffix: "\(trace)/artifacts/attachments/\(name)"
    )
    let path = try #require(paths.first, "\(address)")
    return try Data(contentsOf: URL(filePath: Repository.path("\(folder)/\(path)")))
  }
}

/// A span as MLflow wrote it; attribute values are JSON texts in JSON.
struct RecordedSpan {
  let content: RecordedJSON

  var inputs: RecordedJSON { attribute("mlflow.spanInputs") }
  var outputs: RecordedJSON { attribute("mlflow.spanOutputs") }

  /// What came, chunk by chunk.
  var chunks: [RecordedJSON] {
    content["events"].elements.compactMap { event in
      event["attributes"]["mlflow.chunk.value"].text.flatMap { try? RecordedJSON(Data($0.utf8)) }
    }
  }

  private func attribute(_ key: String) -> RecordedJSON {
    let text = content["attributes"][key].text
    return text.flatMap { try? RecordedJSON(Data($0.utf8)) } ?? RecordedJSON(nil)
  }
}

/// A JSON value that a test looks into; what is not there is a value without content.
struct RecordedJSON {
  private let value: Any?

  init(_ value: Any?) { self.value = value }

  init(_ bytes: Data) throws {
    value = try JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed)
  }

  subscript(key: String) -> RecordedJSON { RecordedJSON((value as? [String: Any])?[key]) }

  subscript(place: Int) -> RecordedJSON {
    let list = value as? [Any] ?? []
    return RecordedJSON(list.indices.contains(place) ? list[place] : nil)
  }

  var elements: [RecordedJSON] { (value as? [Any] ?? []).map { RecordedJSON($0) } }
  var members: [String: RecordedJSON] {
    (value as? [String: Any] ?? [:]).mapValues { RecordedJSON($0) }
  }
  var text: String? { value as? String }
  var number: Int? { value as? Int }
  var double: Double? { value as? Double }
  var truth: Bool? { value as? Bool }
  /// True for `null`, and for what is not there.
  var isNull: Bool { value == nil || value is NSNull }
}
