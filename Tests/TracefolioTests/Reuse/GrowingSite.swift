import Foundation
import Testing

/// A store of some of the fixture's traces, and the site that is built of it again and again.
final class GrowingSite {
  /// Traces in the store's order.
  ///
  /// The third has a recorded file, the fourth a diagnostic, the sixth and
  /// seventh share a session, the last is of an experiment of its own.
  static let traces = [
    "tr-434de02cee672834a33e886aaa5b1ec4", FixtureTrace.bookingAgent,
    "tr-847b6bd0b4c1f1cda7b6251b492daedd", FixtureTrace.damaged, FixtureTrace.errorInAgent,
    "tr-64877e9fa4ad858964b17cd91270be5a", "tr-652330a6bbb557259dc88442b1a82d19",
    "tr-af4cf0143178642df1fd8c26a2cdba7f", "tr-61ce3b0552ebcea0d7a888d2a67d5f04",
  ]

  /// The trace with a recorded file, whose page is made each time.
  static let pictured = 2

  /// Where the files of a trace lie beside the store.
  static func attachments(of trace: Int) -> String {
    "mlruns/1/traces/\(traces[trace])/artifacts/attachments"
  }

  /// Path of a trace's page in the site.
  static func page(_ trace: String) -> String { "traces/\(trace).html" }

  let box: TemporaryFolder
  let database: Database

  init() throws {
    box = try TemporaryFolder()
    database = try box.copyFixture()
    let mlruns = (Repository.fixture as NSString).deletingLastPathComponent + "/mlruns"
    try FileManager.default.copyItem(
      atPath: Repository.path(mlruns),
      toPath: box.path("mlruns")
    )
    let kept = Self.traces.map { "'\($0)'" }.joined(separator: ", ")
    try database.run("DELETE FROM trace_info WHERE request_id NOT IN (\(kept))")
  }

  /// Builds over what is there; `to` another folder than usual.
  @discardableResult
  func build(
    _ options: [String] = [],
    to site: String = "site",
    binary: String = Tool.binary
  ) async throws -> Outcome {
    let command = ["build", "mlflow.db", "-o", site] + options
    let built = try await Tool.run(command, in: box.path, binary: binary)
    try #require(built.status == 0, "\(built.errors)")
    return built
  }

  /// Builds over what is there and into an empty folder, and holds one against the other: every byte of
  /// the site, and what the command said.
  ///
  /// - Returns: Traces whose pages were linked unread, that is, taken over with their marks.
  func rebuild(_ options: [String] = [], binary: String = Tool.binary) async throws -> Set<String> {
    try markPages()
    let built = try await build(options, binary: binary)
    let linked = try takeMarks()
    let fresh = try await build(options, to: "fresh", binary: binary)
    let difference = try box.contents("site").differing(from: box.contents("fresh"))
    #expect(difference == [])
    #expect(built.errors == fresh.errors)
    try FileManager.default.removeItem(atPath: box.path("fresh"))
    return linked
  }
}

extension GrowingSite {
  private static let mark = "<!doctype html>"
  private static let unmarked = "<!DOCTYPE html>"

  private var pages: [String] {
    get throws { try box.contents("site").paths(in: "traces/", suffix: ".html") }
  }

  /// Changes the pages' first line behind the tool's back, so that it shows which of them it reads.
  private func markPages() throws {
    for page in try pages { try overwriteBeginning(of: page, with: Self.mark) }
  }

  /// Takes the marks away, and gives the traces whose pages had one.
  private func takeMarks() throws -> Set<String> {
    let marked = try pages.filter { try box.text("site/" + $0).hasPrefix(Self.mark) }
    for page in marked { try overwriteBeginning(of: page, with: Self.unmarked) }
    return Set(marked.map { String($0.dropFirst("traces/".count).dropLast(".html".count)) })
  }

  private func overwriteBeginning(of page: String, with text: String) throws {
    try edit("site/" + page, keepsTime: true) { bytes in
      bytes.replaceSubrange(..<text.utf8.count, with: Data(text.utf8))
    }
  }

  /// Changes the bytes of a file where it lies.
  func edit(_ path: String, keepsTime: Bool, _ change: (inout Data) -> Void) throws {
    var status = stat()
    try #require(stat(box.path(path), &status) == 0)
    var bytes = try box.data(path)
    change(&bytes)
    let file = try FileHandle(forUpdating: URL(filePath: box.path(path)))
    try file.write(contentsOf: bytes)
    try file.truncate(atOffset: UInt64(bytes.count))
    try file.close()
    guard keepsTime else { return }
    let times = [status.st_atim, status.st_mtim]
    try #require(utimensat(AT_FDCWD, box.path(path), times, 0) == 0)
  }
}
