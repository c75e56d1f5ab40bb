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
    try await compareChrome("\(folder)/\(name)/mlflow.db")
  }

  /// The files and the fields that they do not hold, as the comparison names them.
  ///
  /// The records of the data frame were made in another folder, which tags and metadata name.
  static let exportFiles: [(file: String, lacks: String)] = [
    ("array_to_dict.json", "experiment.name"), ("cli_get.json", "experiment.name"),
    ("cli_search.json", "experiment.name"),
    ("cli_search_whole_experiment.json", "experiment.name"),
    ("lines_to_dict_ascii_false.jsonl", "experiment.name"),
    ("lines_to_json.jsonl", "experiment.name"),
    ("search_traces_df_records.json", "experiment.name,tags,metadata"),
    ("trace_to_json", "experiment.name"),
    ("otlp-from-store/mlflow_attributes.jsonl", lostInOTLP),
    ("otlp-from-store/mlflow_attributes.pb", lostInOTLP),
    ("otlp-from-store/mlflow_attributes_one_document.json", lostInOTLP),
  ]

  private static let lostInOTLP = """
    experiment,state,execution_duration_ms,tags,keys of tags,metadata,keys of metadata,\
    schema_version,request_preview,response_preview,stated_token_usage,keys of stated_token_usage,\
    stated_cost,keys of stated_cost,session_id,user,assessment,assessment ids
    """

  @Test(
    "Files that MLflow exported of a store",
    .enabled(if: corpus != nil, "TRACEFOLIO_CORPUS does not name a folder with more stores"),
    arguments: exportFiles
  )
  func exports(file: String, lacks: String) async throws {
    let folder = try #require(Self.corpus)
    let box = try TemporaryFolder()
    let exported = try await Tool.run(["export", "-q", "\(folder)/exports/\(file)"])
    #expect(exported.status == 0, "\(exported.errors)")
    try box.put("export.jsonl", exported.output)
    try await expectNoMismatch(
      "compare_oracle.py",
      [
        "--subset", "--lacks", lacks, "\(folder)/mlflow-3.17.2-sqlite.oracle.json",
        box.path("export.jsonl"),
      ],
      atLeast: 100
    )
  }

  @Test("The fixture as a Chrome trace")
  func chrome() async throws { try await compareChrome(Repository.fixture) }

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

  private func compareChrome(_ store: String) async throws {
    let box = try TemporaryFolder()
    let exported = try await Tool.run(["export", "-q", store, "--format", "chrome"])
    try box.put("export.json", exported.output)
    try await expectNoMismatch("check_chrome_export.py", [store, box.path("export.json")])
  }

  private func expectNoMismatch(
    _ program: String,
    _ arguments: [String],
    atLeast fewest: Int = 1000
  ) async throws {
    let ran = try await Tool.program("python3", ["-B", "Tests/Reference/" + program] + arguments)
    #expect(ran.status == 0, "\(ran.text)\(ran.errors)")
    let last = try #require(ran.text.split(separator: "\n").last)
    let counts = try #require(last.firstMatch(of: /(\d+) fields compared, (\d+) mismatches/))
    #expect((Int(counts.1) ?? 0) > fewest, "\(last)")
    #expect(counts.2 == "0", "\(last)")
  }
}
