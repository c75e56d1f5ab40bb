import Foundation
import Testing

@Suite("Exports against what MLflow's client says and what a second program computes")
struct OracleTests {
  /// A folder with more stores, each with its oracle beside it; nil where there is none here.
  static let corpus = ProcessInfo.processInfo.environment["TRACEFOLIO_CORPUS"]

  @Test("The fixture")
  func fixture() async throws {
    try await compare(Repository.fixture, oracle: "Tests/Fixtures/mlflow-3.17.2-sqlite.oracle.json")
  }

  @Test(
    "Stores of other releases, and of an evaluation",
    .enabled(if: corpus != nil, "TRACEFOLIO_CORPUS does not name a folder with more stores"),
    arguments: ["mlflow-3.10.1-sqlite", "mlflow-3.6.0-sqlite", "eval/pair"]
  )
  func otherStore(name: String) async throws {
    let folder = try #require(Self.corpus)
    try await compare("\(folder)/\(name)/mlflow.db", oracle: "\(folder)/\(name).oracle.json")
  }

  @Test("The second program's own tests pass")
  func referenceTests() async throws {
    let ran = try await Tool.program(
      "python3",
      ["-B", "-m", "unittest", "discover", "-s", "Tests/Reference"]
    )
    #expect(ran.status == 0, "\(ran.errors)")
    let count = ran.errors.firstMatch(of: /Ran (\d+) tests/).flatMap { Int($0.1) } ?? 0
    #expect(count >= 30)
  }

  private func compare(_ store: String, oracle: String) async throws {
    let box = try TemporaryFolder()
    let exported = try await Tool.run(["export", "-q", store])
    #expect(exported.status == 0, "\(exported.errors)")
    try box.put("export.jsonl", exported.output)
    try await expectNoMismatch("compare_oracle.py", [oracle, box.path("export.jsonl")])
    try await expectNoMismatch("check_export.py", [store, box.path("export.jsonl")])
  }

  private func expectNoMismatch(_ program: String, _ arguments: [String]) async throws {
    let ran = try await Tool.program("python3", ["-B", "Tests/Reference/" + program] + arguments)
    #expect(ran.status == 0, "\(ran.text)\(ran.errors)")
    let last = try #require(ran.text.split(separator: "\n").last)
    let counts = try #require(last.firstMatch(of: /(\d+) fields compared, (\d+) mismatches/))
    #expect((Int(counts.1) ?? 0) > 1000, "\(last)")
    #expect(counts.2 == "0", "\(last)")
  }
}
