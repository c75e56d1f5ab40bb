import Foundation
import Testing

@Suite("The numbers over all traces")
struct StatsTests {
  private static let store = Repository.fixture

  private func json(_ options: [String]) async throws -> Outcome {
    let told = try await Tool.run(["stats", Self.store, "--json", "-q"] + options)
    #expect(told.status == 0)
    #expect(told.errors.isEmpty)
    return told
  }

  @Test("As JSON they are the report.json of a report")
  func sameAsSite() async throws {
    let site = try await BuiltSite.whole.value
    #expect(try await json([]).output == site.files["report.json"])
    #expect(site.text(".tracefolio-files").contains("report.json\n"))
  }

  @Test("The schema is no file of a report")
  func schemaStays() async throws {
    let site = try await BuiltSite.whole.value
    #expect(site.paths.filter { $0.contains("schema") } == [])
  }

  @Test("Any number of workers gives the same bytes", arguments: ["1", "3", "64"])
  func workers(count: String) async throws {
    #expect(try await json(["--workers", count]).output == json([]).output)
  }

  @Test("They are of the selected traces", arguments: SelectionTests.cases)
  func selected(_ wanted: SelectionTests.Case) async throws {
    let count = try Database(Repository.path(Self.store)).texts(
      "SELECT count(*) FROM trace_info WHERE \(wanted.condition)"
    )
    let told = try await json(wanted.options).text
    let found = told.firstMatch(of: /"traces":\{"count":(\d+),/)
    #expect(found.map { [String($0.1)] } == count)
  }

  @Test("In the terminal no line is wider than asked for", arguments: [60, 80, 140])
  func width(columns: Int) async throws {
    let told = try await Tool.run(["stats", Self.store, "-q", "--width", "\(columns)"])
    #expect(told.status == 0)
    #expect(told.text.split(separator: "\n").filter { $0.count > columns } == [])
    for title in ["Where the time went", "Tools", "Slowest", "Errors", "Diagnostics"] {
      #expect(told.text.contains("\n\(title)\n==="), "\(title)")
    }
  }

  @Test(
    "No text of a trace acts on the terminal, with or without NO_COLOR",
    arguments: [[:], ["NO_COLOR": "1"]]
  )
  func controls(environment: [String: String]) async throws {
    let box = try TemporaryFolder()
    try box.copyFixture().run(
      "UPDATE trace_info SET trace_name = 'x' || char(27) || '[2J' || char(8238)"
    )
    let told = try await Tool.run(
      ["stats", "mlflow.db", "-q"],
      in: box.path,
      environment: environment
    )
    #expect(told.status == 0)
    #expect(told.text.contains("x␛[2J‹U+202E›"))
    #expect(!told.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
