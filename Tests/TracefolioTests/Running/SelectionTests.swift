import Foundation
import Testing

@Suite("Selecting traces")
struct SelectionTests {
  /// Options, and the traces they mean as a condition over the table trace_info.
  struct Case: CustomTestStringConvertible {
    let options: [String]
    let condition: String

    var testDescription: String { options.joined(separator: " ") }

    init(_ options: [String], _ condition: String) {
      self.options = options
      self.condition = condition
    }
  }

  /// The newest trace began at 1795348542684, the one before it two minutes earlier.
  static let cases = [
    Case([], "1"),
    Case(["--status", "error"], "status = 'ERROR'"),
    Case(["--status", "error", "--status", "in-progress"], "status IN ('ERROR', 'IN_PROGRESS')"),
    Case(["--experiment", "Atlas – второй <exp>"], "experiment_id = 2"),
    Case(["--experiment", "1"], "experiment_id = 1"),
    Case(
      ["--run", "nightly-check"],
      "request_id IN ('tr-6f51fded714790527aa1b35a9977e3be', 'tr-0b15150c0088b7fd0e7618dc4ed633a8')"
    ),
    Case(["--session", "sess-lisbon-001"], "session_id = 'sess-lisbon-001'"),
    Case(["--session", "sess-χάος/003 <x>"], "session_id = 'sess-χάος/003 <x>'"),
    Case(["--name", "booking_agent"], "trace_name = 'booking_agent'"),
    Case(
      ["--name", "Async*", "--name", "gather"],
      "trace_name LIKE 'Async%' OR trace_name = 'gather'"
    ),
    Case(
      ["--tag", "channel=web", "--tag", "locale=pt-PT"],
      "request_id IN (SELECT request_id FROM trace_tags WHERE key = 'channel')"
    ),
    Case(["--since", "5m"], "timestamp_ms >= 1795348542684 - 300000"),
    Case(["--since", "0s"], "timestamp_ms = 1795348542684"),
    Case(["--until", "2026-11-22T11:51:19.617Z"], "timestamp_ms <= 1795348279617"),
    Case(["--until", "2026-11-22T13:51:19.617+02:00"], "timestamp_ms <= 1795348279617"),
    Case(
      ["--since", "2026-11-22 11:53", "--until", "2m"],
      "timestamp_ms BETWEEN 1795348380000 AND 1795348422684"
    ),
    Case(["--since", "2026-11-22T11:55"], "timestamp_ms >= 1795348500000"),
    Case(
      ["--trace", FixtureTrace.damaged, "--trace", "tr-none"],
      "request_id = '\(FixtureTrace.damaged)'"
    ),
    Case(
      ["--status", "ok", "--name", "booking_agent", "--experiment", "OpenAI"],
      "trace_name = 'booking_agent' AND status = 'OK' AND experiment_id = 1"
    ),
    Case(
      ["--limit", "3"],
      "request_id IN (SELECT request_id FROM trace_info ORDER BY timestamp_ms DESC LIMIT 3)"
    ),
  ]

  private static let order = "ORDER BY timestamp_ms, request_id"

  private func traces(_ condition: String) throws -> [String] {
    // Opened anew by each test: a connection is for one of them at a time.
    try Database(Repository.path(Repository.fixture)).texts(
      "SELECT request_id FROM trace_info WHERE \(condition) \(Self.order)"
    )
  }

  @Test("An export has the traces that are meant, oldest first", arguments: cases)
  func export(_ wanted: Case) async throws {
    let exported = try await Tool.run(["export", "-q", Repository.fixture] + wanted.options)
    let ids = exported.text.split(separator: "\n").map(Self.traceID)
    #expect(ids == (try traces(wanted.condition)))
    #expect(exported.status == 0)
  }

  @Test("A site has a page for each of them and no other", arguments: cases)
  func build(_ wanted: Case) async throws {
    let site = try await BuiltSite.build(wanted.options)
    let pages = site.paths(in: "traces/").map { $0.dropFirst(7).dropLast(5) }
    #expect(pages.map(String.init) == (try traces(wanted.condition)).sorted())
  }

  @Test(
    "One trace is shown where it is among them, and only there",
    arguments: cases.filter { !$0.options.contains("--trace") && !$0.options.contains("--limit") }
  )
  func show(_ wanted: Case) async throws {
    let inside = try traces(wanted.condition).last
    let outside = try traces("NOT (\(wanted.condition))").last
    for (id, status) in [(inside, Int32(0)), (outside, 2)] {
      guard let id else { continue }
      let shown = try await Tool.run(["show", "-q", Repository.fixture, id] + wanted.options)
      #expect(shown.status == status, "\(id)")
      #expect(shown.text.contains(id) == (status == 0))
    }
  }

  @Test("Traces of a deleted experiment are hidden, unless they are asked for")
  func deleted() async throws {
    let box = try TemporaryFolder()
    try box.copyFixture().run(
      "UPDATE experiments SET lifecycle_stage = 'deleted' WHERE experiment_id = 2"
    )
    for (options, count) in [([], 117), (["--include-deleted"], 119)] {
      let exported = try await Tool.run(["export", "-q", "mlflow.db"] + options, in: box.path)
      #expect(exported.text.split(separator: "\n").count == count)
    }
  }

  @Test("An address means the file it names")
  func address() async throws {
    let exported = try await Tool.run(
      ["export", "-q", "sqlite:///" + Repository.fixture, "--trace", FixtureTrace.bookingAgent])
    #expect(Self.traceID(exported.text[...]) == FixtureTrace.bookingAgent)
  }

  /// The id in a line of an export.
  private static func traceID(_ line: Substring) -> String {
    line.firstMatch(of: /"trace_id":\s*"([^"]+)"/).map { String($0.1) } ?? "?"
  }
}
