import Foundation
import Testing

/// A store that holds pictures, sounds and files in the spans themselves, as MLflow before 3.17 wrote
/// them, and the site that is built of it again and again.
///
/// It is the fixture with its recorded files put back in the place of their addresses; there is no
/// folder of files beside it.
final class EmbeddedStore {
  /// Asks a chat model about a picture.
  static let picture = "tr-847b6bd0b4c1f1cda7b6251b492daedd"
  /// Asks a chat model about a sound.
  static let sound = "tr-e9a7c64c64c6dd9fdae6b10dfc73621d"
  /// Asks the Responses API about a picture and a PDF.
  static let document = "tr-410e9c413b388a5b43d66f076ce42f86"
  /// Has the Responses API make a picture.
  static let made = "tr-0e4f70ab64954ddffaec219cc9f25efb"
  /// Holds no file.
  static let plain = FixtureTrace.streamWithUsage

  static let traces = [picture, sound, document, made, plain]

  let box: TemporaryFolder
  private let database: Database

  init() throws {
    box = try TemporaryFolder()
    database = try box.copyFixture()
    let kept = Self.traces.map { "'\($0)'" }.joined(separator: ", ")
    try database.run("DELETE FROM trace_info WHERE request_id NOT IN (\(kept))")
    for trace in Self.traces { try embedFiles(of: trace) }
  }

  /// The recorded files of a trace in the fixture, by id.
  static func recorded(_ trace: String) throws -> [String: Data] {
    let store = (Repository.path(Repository.fixture) as NSString).deletingLastPathComponent
    let folder = "\(store)/mlruns/1/traces/\(trace)/artifacts/attachments"
    guard FileManager.default.fileExists(atPath: folder) else { return [:] }
    return try FolderContents(of: folder).files
  }

  /// Replaces a text in the spans of a trace.
  func replace(_ old: String, by new: String, in trace: String) throws {
    let before = try database.texts("SELECT content FROM spans WHERE trace_id = '\(trace)'")
    try #require(before.contains { $0.contains(old) })
    try database.run(
      "UPDATE spans SET content = replace(content, '\(old)', '\(new)') WHERE trace_id = '\(trace)'"
    )
  }

  /// Builds over what is there.
  func build() async throws -> FolderContents {
    let built = try await Tool.run(["build", "mlflow.db", "-o", "site"], in: box.path)
    try #require(built.status == 0, "\(built.errors)")
    return try box.contents("site")
  }

  private func embedFiles(of trace: String) throws {
    for (id, bytes) in try Self.recorded(trace) {
      let address = /mlflow-attachment:\/\/([^?"\\]+)[^"\\]*/
      let contents = try database.texts("SELECT content FROM spans WHERE trace_id = '\(trace)'")
      let found = contents.flatMap { $0.matches(of: address) }.first { $0.output.1 == id }
      let text = try #require(found).output.0
      try replace(String(text), by: Self.text(of: bytes, in: trace), in: trace)
    }
  }

  /// A picture or file that is asked about is a `data:` URI, all else plain base64.
  private static func text(of bytes: Data, in trace: String) -> String {
    let base64 = bytes.base64EncodedString()
    return [picture, document].contains(trace) ? "data:image/png;base64,\(base64)" : base64
  }
}
