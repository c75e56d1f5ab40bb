import Foundation
import Testing

@Suite("Several sources in one report")
struct SeveralSourcesTests {
  private let box: TemporaryFolder
  private static let store = Repository.path(Repository.fixture)
  private static let exports = Repository.path("Tests/Fixtures/exports/trace_to_json")

  init() throws { box = try TemporaryFolder() }

  @Test("A store and its exports are the store's traces, each with its source")
  func merged() async throws {
    let exported = try await Tool.run(["export", Self.exports, Self.store])
    #expect(exported.status == 0)
    let lines = try ExportLine.all(in: exported.text)
    #expect(lines.count == 119)
    #expect(lines.map(\.time) == lines.map(\.time).sorted())
    #expect(lines.count { $0.source.hasPrefix(Self.exports) } == 16)
    #expect(!exported.errors.contains("sources_differ"))
    #expect(try Set(lines.map(\.id)) == ids(try await Tool.run(["export", Self.store]).text))
  }

  @Test("A limit counts the traces of all sources together")
  func limit() async throws {
    let all = try await Tool.run(["export", Self.store, "-q"])
    let newest = try ExportLine.all(in: all.text).suffix(9).map(\.id)
    let exported = try await Tool.run(
      ["export", Self.exports, Self.store, "-q", "--limit", "9"]
    )
    #expect(try ExportLine.all(in: exported.text).map(\.id) == newest)
  }

  @Test("The site names its sources: on pages, in the title and in the manifest")
  func site() async throws {
    let built = try await Tool.run(
      [
        "build", Repository.path("Tests/Fixtures/exports/cli_get.json"), Self.store,
        "-o", box.path("site"),
        "--trace", FixtureTrace.bookingAgent, "--trace", FixtureTrace.streamWithUsage,
      ]
    )
    #expect(built.status == 0, "\(built.errors)")
    let site = try box.contents("site")
    #expect(site.text("index.html").contains("<h1>cli_get.json and 1 more</h1>"))
    let page = site.text("traces/\(FixtureTrace.bookingAgent).html")
    #expect(page.contains("cli_get.json") && !page.contains("mlflow.db"))
    let other = site.text("traces/\(FixtureTrace.streamWithUsage).html")
    #expect(other.contains("mlflow.db") && !other.contains("cli_get.json"))
    let manifest = try JSONDecoder().decode(Manifest.self, from: try box.data("site/manifest.json"))
    #expect(manifest.inputs.map(\.name) == ["cli_get.json", "mlflow.db"])
    #expect(manifest.inputs.map(\.traces) == [1, 1])
  }

  @Test("A trace of two OpenTelemetry files is one page, which says so, and an export's first file")
  func shared() async throws {
    let trace = String(repeating: "a", count: 32)
    for (name, number, parent) in [("child", 2, "0000000000000001"), ("root", 1, "")] {
      try box.put(
        "runs/\(name).json",
        Data(
          """
          {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"\(trace)","name":"\(name)",\
          "spanId":"000000000000000\(number)","parentSpanId":"\(parent)",\
          "startTimeUnixNano":"\(number)000000000","endTimeUnixNano":"3000000000"}]}]}]}
          """.utf8
        )
      )
    }
    let built = try await Tool.run(["build", box.path("runs"), "-o", box.path("site")])
    #expect(built.status == 0, "\(built.errors)")
    let page = try box.contents("site").text("traces/\(trace).html")
    #expect(page.contains("root.json and 1 more"))
    let exported = try await Tool.run(["export", box.path("runs"), "-q"])
    #expect(try ExportLine.all(in: exported.text).map(\.source) == [box.path("runs/root.json")])
  }

  @Test("A page is taken over while its trace comes from the same source alike, and then made anew")
  func reuse() async throws {
    let first = try await buildAndTouch(["a.jsonl", "b.jsonl"])
    let again = try await buildAndTouch(["a.jsonl", "b.jsonl"])
    #expect(again == first)
    let turned = try await buildAndTouch(["b.jsonl", "a.jsonl"])
    #expect(turned.text.contains("b.jsonl") && turned.inode != first.inode)
    try box.put("a.jsonl", try line(of: FixtureTrace.bookingAgent).replacing("12A", with: "14C"))
    let differing = try await buildAndTouch(["b.jsonl", "a.jsonl"])
    #expect(differing.text.contains("holds another trace of the same id"))
  }

  @Test("show takes the last argument as the trace's id")
  func show() async throws {
    let shown = try await Tool.run(
      ["show", Self.exports, Self.store, FixtureTrace.streamWithUsage, "-q"]
    )
    let alone = try await Tool.run(["show", Self.store, FixtureTrace.streamWithUsage, "-q"])
    #expect(shown.status == 0 && shown.output == alone.output)
    let missing = try await Tool.run(["show", "a.db", Self.exports, "tr-none"])
    #expect(missing.errors.hasPrefix("error: a.db: no such file\n"))
    let none = try await Tool.run(["show", Self.exports, Self.store, "tr-none"])
    #expect(
      none.errors.hasPrefix("error: \(Self.exports), \(Self.store): has no trace tr-none\n")
    )
  }

  @Test("Remarks name the file or folder that they are about")
  func remarks() async throws {
    try box.put("in/half.jsonl", try line(of: FixtureTrace.bookingAgent) + "{\"info")
    try box.put("in/notes.txt", "hello\n")
    let exported = try await Tool.run(["export", "in", "--strict"], in: box.path)
    #expect(exported.status == 1)
    #expect(exported.errors.contains("note: in: 1 of the 2 files in in is no source.\n"))
    #expect(exported.errors.contains("note: in/half.jsonl: 1 value of the file is not whole"))
    let built = try await Tool.run(["build", "in", "-o", "site", "-q"], in: box.path)
    #expect(built.status == 0)
    #expect(try box.text("site/index.html").contains("1 of the 2 files in in is no source."))
  }

  @Test("A folder of more files than a process may open by default is read")
  func manyFiles() async throws {
    for number in 0..<60 {
      let id = "tr-\(number)"
      try box.put("in/\(id).json", "{\"info\": {\"trace_id\": \"\(id)\"}, \"data\": {}}")
    }
    let exported = try await Tool.shell("ulimit -Sn 40; \"$0\" export -q in", in: box.path)
    #expect(exported.status == 0, "\(exported.errors)")
    #expect(exported.text.split(separator: "\n").count == 60)
  }

  private struct Page: Equatable {
    let text: String
    let inode: Int
  }

  private func buildAndTouch(_ sources: [String]) async throws -> Page {
    for name in ["a.jsonl", "b.jsonl"] where !FileManager.default.fileExists(atPath: box.path(name))
    {
      try box.put(name, try line(of: FixtureTrace.bookingAgent))
    }
    let built = try await Tool.run(["build"] + sources + ["-o", "site"], in: box.path)
    try #require(built.status == 0, "\(built.errors)")
    let path = "site/traces/\(FixtureTrace.bookingAgent).html"
    return Page(text: try box.text(path), inode: try box.inode(path))
  }

  /// A trace's line in an export of the fixture.
  private func line(of trace: String) throws -> String {
    let text = try Repository.text("Tests/Fixtures/exports/lines_to_json.jsonl")
    return String(try #require(text.split(separator: "\n").first { $0.contains(trace) })) + "\n"
  }

  private func ids(_ text: String) throws -> Set<String> {
    Set(try ExportLine.all(in: text).map(\.id))
  }

  private struct Manifest: Decodable {
    let inputs: [Input]

    struct Input: Decodable {
      let name: String
      let traces: Int
    }
  }
}

/// What a line of an export begins with, and where its trace came from.
struct ExportLine {
  let id: String
  let time: Int
  let source: String

  static func all(in text: String) throws -> [ExportLine] {
    try text.split(separator: "\n").map { line in
      let pattern = /^\{"trace_id":"([^"]+)".*?"request_time_ms":(\d+).*?"source":"([^"]+)"/
        .dotMatchesNewlines()
      let match = try #require(line.firstMatch(of: pattern)).output
      return ExportLine(id: String(match.1), time: Int(match.2) ?? -1, source: String(match.3))
    }
  }
}
