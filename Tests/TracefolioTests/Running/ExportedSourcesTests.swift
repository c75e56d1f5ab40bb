import Foundation
import Testing

@Suite("Exports of MLflow against its store")
struct ExportedSourcesTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  static let files = [
    "array_to_dict.json", "cli_get.json", "cli_search.json", "cli_search_whole_experiment.json",
    "lines_to_dict_ascii_false.jsonl", "lines_to_json.jsonl", "search_traces_df_records.json",
    "search_traces_df.csv", "trace_to_json",
  ]

  @Test(
    "A file gives the lines that the store gives, but for the experiment's name",
    arguments: files
  )
  func same(file: String) async throws {
    let folder = URL(filePath: Repository.path(Repository.fixture)).deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: folder.appending(path: "mlruns"),
      to: URL(filePath: box.path("mlruns"))
    )
    let copy = box.path(file == "trace_to_json" ? "." : file)
    try place(file)
    let exported = try await lines([copy])
    try #require(!exported.isEmpty)
    let stored = try await lines(
      [Repository.fixture] + exported.flatMap { ["--trace", id(of: $0)] }
    )
    #expect(exported.map(id) == stored.map(id))
    for (line, other) in zip(exported, stored) where line != other {
      Issue.record(
        "\(file): \(goldenDifference(path: id(of: line), recorded: text(other), actual: text(line)))"
      )
    }
  }

  /// Copies a file of exports, or all files of a folder, beside the recorded files.
  private func place(_ name: String) throws {
    let contents = Repository.path("Tests/Fixtures/exports/" + name)
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: contents, isDirectory: &isFolder)
    guard isFolder.boolValue else {
      return try box.put(name, try Data(contentsOf: URL(filePath: contents)))
    }
    for (file, bytes) in try FolderContents(of: contents).files { try box.put(file, bytes) }
  }

  private func lines(_ arguments: [String]) async throws -> [String] {
    let exported = try await Tool.run(["export", "-q"] + arguments)
    try #require(exported.status == 0, "\(exported.errors)")
    return exported.text.split(separator: "\n").map { line in
      String(line).replacing(/"source":"[^"]*"/, with: "", maxReplacements: 1)
        .replacing(/("experiment":\{"id":"[^"]*","name":)("[^"]*"|null)/, maxReplacements: 1) {
          "\($0.output.1)"
        }
    }
  }

  private func id(of line: String) -> String {
    String(line.split(separator: "\"", maxSplits: 4)[3])
  }

  /// A line a key, so that a difference is short.
  private func text(_ line: String) -> Data { Data(line.replacing(",\"", with: ",\n\"").utf8) }
}
