import Foundation
import Testing

@Suite("The same store gives the same bytes")
struct SameBytesTests {
  @Test("A site, whatever the number of workers", arguments: ["1", "2", "7"])
  func workers(count: String) async throws {
    let whole = try await BuiltSite.whole.value
    let again = try await BuiltSite.build(["--workers", count])
    #expect(again.differing(from: whole) == [])
  }

  /// A zone with half an hour, a locale that writes numbers and letters in other ways, and a
  /// terminal that asks for colours.
  static let environments = [
    ["TZ": "Asia/Kolkata"],
    ["LANG": "tr_TR.UTF-8", "LC_ALL": "ar_EG.UTF-8", "LANGUAGE": "ar"],
    ["TZ": "America/St_Johns", "LC_ALL": "C", "COLUMNS": "40", "CLICOLOR_FORCE": "1"],
  ]

  @Test("A site, whatever zone and language the machine has", arguments: environments)
  func environment(_ environment: [String: String]) async throws {
    let whole = try await BuiltSite.whole.value
    let again = try await BuiltSite.build([], environment: environment)
    #expect(again.differing(from: whole) == [])
  }

  @Test("Results on standard output", arguments: environments)
  func output(_ environment: [String: String]) async throws {
    let commands = [
      ["export", Repository.fixture], ["show", Repository.fixture, FixtureTrace.bookingAgent],
    ]
    for command in commands {
      let plain = try await Tool.run(command)
      let again = try await Tool.run(command, environment: environment)
      #expect(plain.status == 0 && !plain.output.isEmpty)
      #expect(again.output == plain.output, "\(command[0])")
      #expect(again.errors == plain.errors, "\(command[0])")
    }
  }

  @Test("Nothing in a site tells where it was made")
  func noPaths() async throws {
    let site = try await BuiltSite.build(["--trace", FixtureTrace.bookingAgent])
    for path in site.paths {
      #expect(site.files[path]?.range(of: Data(Repository.root.utf8)) == nil, "\(path)")
    }
  }
}
