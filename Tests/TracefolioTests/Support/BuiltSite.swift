import Foundation
import Testing

/// Sites that many tests look at, each built once.
enum BuiltSite {
  /// All traces of the fixture.
  static let whole = Task { try await build([]) }

  /// One trace: what an output folder holds before a build that fails.
  static let small = Task { try await build(["--trace", FixtureTrace.bookingAgent]) }

  /// Builds a site of the fixture.
  static func build(
    _ options: [String],
    environment: [String: String] = [:]
  ) async throws -> FolderContents {
    let folder = try TemporaryFolder()
    let built = try await Tool.run(
      ["build", Repository.fixture, "-o", folder.path("site")] + options,
      environment: environment
    )
    try #require(built.status == 0, "\(built.errors)")
    return try folder.contents("site")
  }
}
