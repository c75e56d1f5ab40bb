import Foundation
import Testing
import TraceModel

@testable import TraceSources

/// The same traces are selected in the store by SQL and in an export by ``RowFilter``.
@Suite("Selecting in an export as in a store")
struct RowFilterTests {
  private static let export = Fixture.folder.appending(path: "exports/lines_to_json.jsonl").path

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// How many of the 26 traces are meant.
    let count: Int
    let change: @Sendable (inout Selection) -> Void

    init(_ name: String, _ count: Int, _ change: @escaping @Sendable (inout Selection) -> Void) {
      (testDescription, self.count, self.change) = (name, count, change)
    }
  }

  static let cases = [
    Case("everything", 26) { _ in },
    Case("experiment", 26) { $0.experiments = ["1"] },
    Case("another experiment", 0) { $0.experiments = ["0"] },
    Case("states", 8) { $0.states = [.error] },
    Case("in progress", 1) { $0.states = [.inProgress] },
    Case("two states", 25) { $0.states = [.error, .ok] },
    Case("unset", 0) { $0.states = [.unspecified] },
    Case("session", 1) { $0.sessions = ["sess-lisbon-001"] },
    Case("no such session", 0) { $0.sessions = ["sess"] },
    Case("name", 2) { $0.names = ["Embeddings"] },
    Case("names", 4) { $0.names = ["Embeddings", "booking_agent"] },
    Case("glob", 7) { $0.names = ["*agent"] },
    Case("glob with a choice", 4) { $0.names = ["[be]ooking*", "[CE]mbeddings"] },
    Case("tag", 1) { $0.tags = [TextPair(key: "channel", value: "web")] },
    Case("tags", 1) {
      $0.tags = [
        TextPair(key: "channel", value: "web"), TextPair(key: "locale", value: "pt-PT"),
      ]
    },
    Case("other tag", 0) { $0.tags = [TextPair(key: "channel", value: "we")] },
    Case("name as a tag", 2) { $0.tags = [TextPair(key: "mlflow.traceName", value: "Embeddings")] },
    Case("since", 4) { $0.since = .at(1_795_348_392_398) },
    Case("until", 2) { $0.until = .at(1_795_348_265_768) },
    Case("limit", 5) { $0.limit = 5 },
    Case("limited errors", 2) {
      $0.states = [.error]
      $0.limit = 2
    },
  ]

  @Test("Every kind of condition takes the same traces", arguments: cases)
  func same(_ condition: Case) throws {
    var selection = Selection()
    selection.traces = try traces(Self.export).map(\.id)
    condition.change(&selection)
    let exported = try traces(Self.export, selection)
    #expect(exported.map(\.id) == (try traces(Fixture.database, selection).map(\.id)))
    #expect(exported.count == condition.count)
  }

  @Test("A time span before the newest trace is that of the file")
  func newest() throws {
    let folder = try Folder()
    let lines = [exportedTrace("a", at: "2026-01-01"), exportedTrace("b", at: "2026-01-02T01:00")]
    let path = try folder.put("t.jsonl", lines.joined(separator: "\n").utf8)
    var selection = Selection()
    selection.since = .beforeNewest(25 * 3_600_000)
    #expect(try traces(path, selection).map(\.id) == ["a", "b"])
    selection.since = .beforeNewest(24 * 3_600_000)
    #expect(try traces(path, selection).map(\.id) == ["b"])
  }

  @Test("A run is found by its id, a name without a tag by the root span")
  func runAndRoot() throws {
    let folder = try Folder()
    let lines = [
      exportedTrace("a", name: "x", metadata: ["mlflow.sourceRun": "run1"]),
      exportedTrace("b", name: "y"),
    ]
    let path = try folder.put("t.jsonl", lines.joined(separator: "\n").utf8)
    var selection = Selection()
    selection.runs = ["run1"]
    #expect(try traces(path, selection).map(\.id) == ["a"])
    selection = Selection()
    selection.names = ["y*"]
    #expect(try traces(path, selection).map(\.id) == ["b"])
  }
}
