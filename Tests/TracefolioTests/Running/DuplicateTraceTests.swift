import Foundation
import Testing

@Suite("A store with traces of one id")
struct DuplicateTraceTests {
  private let id = FixtureTrace.bookingAgent

  /// The fixture in which `trace_info` has no key, one trace stands three times and one with a recorded
  /// file twice; gives the id of the latter.
  private func makeStore(in box: TemporaryFolder) throws -> String {
    let folder = URL(filePath: Repository.path(Repository.fixture)).deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: folder.appending(path: "mlruns"),
      to: URL(filePath: box.path("mlruns"))
    )
    let database = try box.copyFixture()
    let files = try FileManager.default.subpathsOfDirectory(atPath: box.path("mlruns"))
    let parts = try #require(files.map { $0.split(separator: "/") }.first { $0.count == 6 })
    let pictured = String(parts[2])
    try database.run(
      """
      PRAGMA foreign_keys = OFF;
      CREATE TABLE copy AS SELECT * FROM trace_info;
      DROP TABLE trace_info;
      ALTER TABLE copy RENAME TO trace_info;
      CREATE TABLE twins AS SELECT * FROM trace_info WHERE request_id IN ('\(id)', '\(pictured)');
      INSERT INTO trace_info SELECT * FROM twins;
      UPDATE twins SET timestamp_ms = timestamp_ms - 100000000;
      INSERT INTO trace_info SELECT * FROM twins WHERE request_id = '\(id)';
      """
    )
    return pictured
  }

  @Test("has a page of each, which the overview, its rows and the neighbours lead to")
  func site() async throws {
    let box = try TemporaryFolder()
    let pictured = try makeStore(in: box)
    let built = try await Tool.run(["build", box.path("mlflow.db"), "-o", box.path("site")])
    #expect(built.status == 0, "\(built.errors)")
    #expect(built.errors.contains("duplicate_trace 3"))
    let site = try box.contents("site")
    let pages = site.paths(in: "traces/")
    #expect(pages.count == 119 + 3)
    #expect(pages.filter { site.text($0).contains("<code class=\"id\">\(id)</code>") }.count == 3)
    let copied = site.paths(in: "attachments/").count { !$0.contains("/inline-") }
    #expect(copied == 15 + files(of: pictured, in: site))
    let links = HTMLTags.all(in: Data(site.text("index.html").utf8)).compactMap { $0.value("href") }
    #expect(Set(links.filter { $0.hasPrefix("traces/") }) == Set(pages))
    let rows = site.paths(in: "data/").map(site.text).joined()
    let names = pages.map { $0.dropFirst("traces/".count).dropLast(".html".count) }
    #expect(names.filter { !rows.contains("[\"\($0)\",") } == [])
    #expect(walk(site) == Set(pages))
  }

  @Test("is shown and exported with all of them")
  func texts() async throws {
    let box = try TemporaryFolder()
    _ = try makeStore(in: box)
    let shown = try await Tool.run(["show", box.path("mlflow.db"), id])
    #expect(shown.status == 0)
    #expect(shown.text.components(separatedBy: "OK  \(id)\n").count == 4)
    #expect(shown.errors.contains("duplicate_trace 2"))
    let exported = try await Tool.run(["export", box.path("mlflow.db"), "--trace", id])
    #expect(exported.status == 0)
    #expect(exported.text.split(separator: "\n").count == 3)
  }

  private func files(of trace: String, in site: FolderContents) -> Int {
    site.paths(in: "attachments/\(trace)/").count
  }

  /// The pages that one comes by going from the first to the next, and so on.
  private func walk(_ site: FolderContents) -> Set<String> {
    let next = { (page: String) in
      HTMLTags.all(in: site.files[page] ?? Data()).first { $0.value("rel") == "next" }?.value(
        "href"
      )
    }
    let all = site.paths(in: "traces/")
    let led = Set(all.compactMap(next).map { "traces/" + $0 })
    var seen: Set<String> = []
    var page = all.first { !led.contains($0) }
    while let current = page, seen.insert(current).inserted {
      page = next(current).map { "traces/" + $0 }
    }
    return seen
  }
}
