import Foundation
import Testing

@testable import tracefolio

@Suite("A site built again of an unchanged store")
struct UnchangedStoreTests {
  @Test("Every page is the same file as before, every byte as it was")
  func same() async throws {
    let site = try GrowingSite()
    try await site.build()
    let before = try site.box.contents("site")
    let inodes = try before.paths(in: "traces/").map { try site.box.inode("site/" + $0) }
    try await site.build()
    let after = try site.box.contents("site")
    #expect(after.differing(from: before) == [])
    #expect(try after.paths(in: "traces/").map { try site.box.inode("site/" + $0) } == inodes)
    #expect(before.paths(in: "cache/") == ["cache/rows-1.jsonl"])
  }

  @Test("What was odd is told again, on standard error and in the manifest")
  func diagnostics() async throws {
    let site = try GrowingSite()
    let first = try await site.build()
    let manifest = try site.box.text("site/manifest.json")
    let second = try await site.build()
    #expect(first.errors.contains("diagnostics: spans_missing 1"))
    #expect(second.errors == first.errors)
    #expect(try site.box.text("site/manifest.json") == manifest)
    #expect(manifest.contains("\"spans_missing\""))
    let strict = ["build", "mlflow.db", "-o", "site", "--strict"]
    #expect(try await Tool.run(strict, in: site.box.path).status == 1)
  }

  @Test("A copy of the store in another place will do, one of another name will not")
  func copies() async throws {
    let site = try GrowingSite()
    try await site.build()
    try site.box.put("copy/mlflow.db", try site.box.data("mlflow.db"))
    try site.box.put("copy/other.db", try site.box.data("mlflow.db"))
    let page = "site/" + GrowingSite.page(FixtureTrace.bookingAgent)
    let inode = try site.box.inode(page)
    for (store, isSame) in [("copy/mlflow.db", true), ("copy/other.db", false)] {
      let built = try await Tool.run(["build", store, "-o", "site"], in: site.box.path)
      #expect(built.status == 0)
      #expect(try site.box.text(page).contains(isSame ? "mlflow.db" : "other.db"))
      #expect((try site.box.inode(page) == inode) == isSame)
    }
  }

  @Test("The whole fixture, by other numbers of workers")
  func whole() async throws {
    let whole = try await BuiltSite.whole.value
    let box = try TemporaryFolder()
    for workers in ["1", "4", "2"] {
      let command = ["build", "-q", Repository.fixture, "-o", box.path("site")]
      #expect(try await Tool.run(command + ["--workers", workers]).status == 0)
      #expect(try box.contents("site").differing(from: whole) == [])
    }
  }

  /// The tool with another build's note.
  private func patched(
    in site: GrowingSite,
    _ change: (inout Data, Range<Data.Index>) -> Void
  ) throws -> String {
    var bytes = try Data(contentsOf: URL(filePath: Tool.binary))
    let note = bytes.prefix(1 << 16).withUnsafeBytes { ELFImage(bytes: $0).buildIdentity }
    let identity = try #require(note)
    let place = try #require(bytes.range(of: Data(identity)))
    change(&bytes, place)
    try site.box.put("tool", bytes)
    try #require(chmod(site.box.path("tool"), 0o755) == 0)
    return site.box.path("tool")
  }

  @Test("Another build of the program takes no page over, its own next one does")
  func otherProgram() async throws {
    let site = try GrowingSite()
    try await site.build()
    let other = try patched(in: site) { bytes, place in bytes[place.lowerBound] ^= 1 }
    #expect(try await site.rebuild(binary: other).isEmpty)
    #expect(try await site.rebuild(binary: other).count == GrowingSite.traces.count - 1)
    #expect(try await site.rebuild().isEmpty)
  }

  @Test("A program without a note keeps no rows and takes no page over")
  func namelessProgram() async throws {
    let site = try GrowingSite()
    try await site.build()
    // The note's type, before its owner's four bytes.
    let other = try patched(in: site) { bytes, place in bytes[place.lowerBound - 8] = 0x7F }
    for _ in 0..<2 {
      #expect(try await site.rebuild(binary: other).isEmpty)
      #expect(try site.box.contents("site").paths(in: "cache/") == [])
    }
  }
}
