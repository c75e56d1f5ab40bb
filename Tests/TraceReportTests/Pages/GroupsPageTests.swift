import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Pages of sessions, runs and other groups") struct GroupsPageTests {
  /// A trace of a number of milliseconds that began after some seconds.
  private func trace(
    at second: Int64,
    ms: Int64,
    failed: Bool = false,
    _ change: (inout Trace) -> Void
  ) -> Trace {
    Trace([Span("root", 0, ms * 1_000_000)]) {
      $0.requestTimeMS = second * 1000
      if failed { $0.state = .error }
      change(&$0)
    }
  }

  @Test("Sessions, the newest first, their turns added up")
  func sessions() {
    let traces = [
      trace(at: 1, ms: 10) { $0.sessionID = "old" },
      trace(at: 2, ms: 30, failed: true) { $0.sessionID = "new" },
      trace(at: 3, ms: 50) { $0.sessionID = "new" },
      trace(at: 4, ms: 70) { _ in },
    ]
    let report = report(traces)
    let blocks = SessionsPage(report, PageLinks(report, .html)).blocks
    #expect(
      blocks.cells == [
        ["new", "1970-01-01 00:00:02", "2", "✕ 1", "80.0 ms", "40.0 ms", "–", "–"],
        ["old", "1970-01-01 00:00:01", "1", "0", "10.0 ms", "10.0 ms", "–", "–"],
      ]
    )
    #expect(blocks.links == ["sessions/new.html", "sessions/old.html"])
    #expect(
      SessionsPage(report, PageLinks(report, .markdown)).blocks.links.first == "sessions/new.md"
    )
  }

  @Test("Runs, users and tags with their error rates; the most traces first")
  func groups() throws {
    let traces = [
      trace(at: 1, ms: 10) { ($0.runID, $0.user, $0.linkedRuns) = ("r1", "ana", ["r2"]) },
      trace(at: 2, ms: 30, failed: true) { ($0.runID, $0.name) = ("r2", "chat") },
      trace(at: 3, ms: 50) { $0.tags = [TextPair(key: "env", value: "prod")] },
    ]
    let report = report(traces)
    let rows = GroupsPage(report, PageLinks(report, .html)).blocks.cells
    // 1 of 2 and 0 of 1 after Wilson: 9.5 to 90.5, 0 to 79.3.
    #expect(
      rows[0] == [
        "r2", "2", "✕ 1", "50.0 %", "9.5 to 90.5", "20.0 ms", "n<20", "30.0 ms", "–", "–",
      ]
    )
    #expect(rows[1].prefix(5) == ["r1", "1", "0", "0 %", "0 to 79.3"])
    #expect(rows.map(\.first) == ["r2", "r1", "demo", "ana", "chat", "env: prod"])
    let links = GroupsPage(report, PageLinks(report, .html)).blocks.links
    #expect(links.last == "index.html#tag=env%3A%20prod")
  }

  @Test("Groups that do not occur say so")
  func empty() {
    let report = report([trace(at: 1, ms: 1) { _ in }])
    let notes = GroupsPage(report, PageLinks(report, .html)).blocks.notes
    #expect(notes.contains("No runs: no trace belongs to one."))
    #expect(notes.contains("No users: no trace says who asked."))
    #expect(notes.contains("No tags: no trace has one that people set."))
  }
}
