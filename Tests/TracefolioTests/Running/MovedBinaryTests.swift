import Foundation
import Testing

@Suite("A binary that was moved")
struct MovedBinaryTests {
  @Test("It builds the same site of a moved store, with nothing beside it and no environment")
  func moved() async throws {
    let box = try TemporaryFolder()
    try box.makeFolder("bin")
    try box.makeFolder("work/Tests/Fixtures")
    try FileManager.default.copyItem(atPath: Tool.binary, toPath: box.path("bin/tf"))
    let store = (Repository.fixture as NSString).deletingLastPathComponent
    try FileManager.default.copyItem(
      atPath: Repository.path(store),
      toPath: box.path("work/" + store)
    )
    let built = try await Tool.run(
      ["build", "-q", Repository.fixture, "-o", "../site"],
      in: box.path("work"),
      binary: box.path("bin/tf")
    )
    #expect(built.status == 0, "\(built.errors)")
    #expect(try box.entries() == ["bin", "site", "work"])
    let whole = try await BuiltSite.whole.value
    #expect(try box.contents("site").differing(from: whole) == [])
  }

  @Test("The stylesheet and all other assets of a site are those of the package")
  func assets() async throws {
    let site = try await BuiltSite.whole.value
    #expect(site.paths(in: "assets/site.", suffix: ".css").count == 1)
    for path in site.paths(in: "assets/") {
      let parts = try #require(path.wholeMatch(of: /assets\/(\w+)\.[0-9a-f]{12}\.(\w+)/), "\(path)")
      #expect(
        site.text(path) == (try Repository.text("Resources/\(parts.1).\(parts.2)")),
        "\(path)"
      )
    }
  }

  @Test("The build has made no bundle that a binary would look for in the build folder")
  func noBundle() throws {
    let beside = try FileManager.default.contentsOfDirectory(
      atPath: (Tool.binary as NSString).deletingLastPathComponent
    )
    #expect(beside.contains("tracefolio"))
    #expect(!beside.contains { $0.hasPrefix("tracefolio_") && $0.hasSuffix(".resources") })
  }
}
