import Foundation
import Testing

@Suite("Golden files")
struct GoldenTests {
  @Test("The help of the tool and of each command is as recorded")
  func help() async throws {
    var contents = FolderContents()
    contents.files["tracefolio.txt"] = try await Tool.run(["--help"]).output
    for command in ["build", "show", "stats", "export", "diff"] {
      contents.files["\(command).txt"] = try await Tool.run([command, "--help"]).output
    }
    try expectGolden(contents, "help")
  }

  @Test("A small site is as recorded")
  func site() async throws {
    let site = try await BuiltSite.build(FixtureTrace.telling.flatMap { ["--trace", $0] })
    try expectGolden(site.withoutAssets, "site")
  }

  @Test("The waterfall in the terminal is as recorded")
  func show() async throws {
    let shown = try await Tool.run(
      ["show", Repository.fixture, FixtureTrace.bookingAgent, "--width", "100"])
    #expect(shown.status == 0)
    try expectGolden(shown.output, file: "booking_agent.txt", "show")
  }

  @Test("The lines of an export are as recorded")
  func export() async throws {
    let options = FixtureTrace.telling.flatMap { ["--trace", $0] }
    let exported = try await Tool.run(["export", Repository.fixture] + options)
    #expect(exported.status == 0)
    try expectGolden(exported.output, file: "export.jsonl", "export")
  }
}

extension FolderContents {
  /// The site without its assets, whose hashes in pages and lists become `HASH`: an edit of
  /// Resources/site.css is no change of the pages.
  ///
  /// Without the list of files, too, whose order depends on those hashes, and without the cache, whose
  /// fingerprints are of one build of the program.
  fileprivate var withoutAssets: FolderContents {
    var contents = self
    let unstable = paths(in: "assets/") + paths(in: "cache/") + [".tracefolio-files"]
    for path in unstable { contents.files[path] = nil }
    for path in contents.paths where !path.hasPrefix("attachments/") {
      let text = contents.text(path)
        .replacing(/assets\/(\w+)\.[0-9a-f]{12}\./) { "assets/\($0.1).HASH." }
      contents.files[path] = Data(text.utf8)
    }
    return contents
  }
}
