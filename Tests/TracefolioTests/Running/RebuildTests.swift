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

  private func page(_ trace: String) -> String { "site/traces/\(trace).html" }

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

  @Test("Unchanged files keep their inode, changed ones are new")
  func links() async throws {
    try await build([FixtureTrace.bookingAgent])
    let page = try box.inode(page(FixtureTrace.bookingAgent))
    let index = try box.inode("site/index.html")
    try await build([FixtureTrace.bookingAgent, FixtureTrace.hostileMarkup])
    #expect(try box.inode(self.page(FixtureTrace.bookingAgent)) == page)
    #expect(try box.inode("site/index.html") != index)
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
