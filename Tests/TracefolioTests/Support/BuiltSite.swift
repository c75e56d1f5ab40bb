import Foundation
import Testing

/// Sites that many tests look at, each built once.
enum BuiltSite {
  /// All traces of the fixture.
  static let whole = Task { try await build([]) }

  /// One trace: what an output folder holds before a build that fails.
  static let small = Task { try await build(["--trace", FixtureTrace.bookingAgent]) }

  /// All traces of each capture that the tests of pages look at, by the name of its file.
  static let captures = Dictionary(
    uniqueKeysWithValues: [
      "mlflow_attributes", "mlflow_genai_semconv", "openinference", "otel_openai_v2", "traceloop",
    ].map { name in
      (name, Task { try await build([], of: "Tests/Fixtures/otlp/\(name).jsonl") })
    }
  )

  /// The page of the only trace of a capture whose id begins so, with or without `tr-`.
  static func page(of capture: String, _ trace: String) async throws -> String {
    let site = try await #require(captures[capture]).value
    let pages = site.files.keys.filter { $0.wholeMatch(of: /traces\/(tr-)?[0-9a-f]+\.html/) != nil }
    let found = pages.filter { $0.contains("/\(trace)") || $0.contains("/tr-\(trace)") }
    try #require(found.count == 1, "\(capture) \(trace)")
    return site.text(found[0])
  }

  /// Builds a site of the fixture, or of another source.
  static func build(
    _ options: [String],
    of source: String = Repository.fixture,
    environment: [String: String] = [:]
  ) async throws -> FolderContents {
    let folder = try TemporaryFolder()
    let built = try await Tool.run(
      ["build", source, "-o", folder.path("site")] + options,
      environment: environment
    )
    try #require(built.status == 0, "\(built.errors)")
    return try folder.contents("site")
  }
}
