import Foundation
import Testing

@Suite("Building over an older report")
struct RebuildTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  private func build(_ traces: [String]) async throws {
    let options = traces.flatMap { ["--trace", $0] }
    let built = try await Tool.run(
      ["build", "-q", Repository.path(Repository.fixture), "-o", "site"] + options,
      in: box.path
    )
    #expect(built.status == 0, "\(built.errors)")
  }

  @Test("Files of somebody else stay, pages of traces no longer selected go")
  func replaces() async throws {
    try await build([FixtureTrace.bookingAgent, FixtureTrace.errorInAgent])
    try box.put("site/CNAME", "traces.example.org")
    try box.put("site/traces/.note", "mine")
    try box.put("site/.git/HEAD", "ref")
    try await build([FixtureTrace.bookingAgent, FixtureTrace.hostileMarkup])
    let pages = try box.entries("site/traces")
    let wanted = [FixtureTrace.bookingAgent, FixtureTrace.hostileMarkup].map { $0 + ".html" }
    #expect(pages == ([".note"] + wanted).sorted())
    #expect(try box.text("site/CNAME") == "traces.example.org")
    #expect(try box.text("site/traces/.note") == "mine")
    #expect(try box.text("site/.git/HEAD") == "ref")
    #expect(try box.entries() == ["site"])
  }

  @Test("The same report again keeps every file")
  func unchanged() async throws {
    try await build([FixtureTrace.bookingAgent])
    let before = try inodes()
    try await build([FixtureTrace.bookingAgent])
    #expect(try inodes() == before)
  }

  @Test("Another report keeps the files that it shares and no other")
  func links() async throws {
    try await build([FixtureTrace.bookingAgent])
    let (before, old) = (try inodes(), try box.contents("site"))
    try await build([FixtureTrace.bookingAgent, FixtureTrace.hostileMarkup])
    let (after, new) = (try inodes(), try box.contents("site"))
    let same = Set(old.paths).intersection(new.paths).subtracting(old.differing(from: new))
    #expect(same.contains { $0.hasPrefix("assets/") })
    #expect(!same.contains("index.html"))
    #expect(Set(before.keys.filter { before[$0] == after[$0] }) == same)
  }

  /// The inode of each file of the site, by its path; without the list of them, which is written
  /// anew each time.
  private func inodes() throws -> [String: Int] {
    var inodes: [String: Int] = [:]
    for path in try box.contents("site").paths where path != ".tracefolio-files" {
      inodes[path] = try box.inode("site/" + path)
    }
    return inodes
  }

  @Test("What comes out is what a first build gives")
  func sameAsFirst() async throws {
    try await build([FixtureTrace.bookingAgent])
    let first = try box.contents("site")
    try await build([FixtureTrace.errorInAgent])
    #expect(try box.contents("site").differing(from: first) != [])
    try await build([FixtureTrace.bookingAgent])
    #expect(try box.contents("site").differing(from: first) == [])
  }

  @Test("A file changed by hand is written anew")
  func edited() async throws {
    try await build([FixtureTrace.bookingAgent])
    try box.put("site/index.html", "edited")
    try await build([FixtureTrace.bookingAgent])
    #expect(try box.text("site/index.html").hasPrefix("<!DOCTYPE html>"))
  }
}
