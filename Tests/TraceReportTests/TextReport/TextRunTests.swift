import Testing
import TraceModel

@testable import TraceReport

@Suite("Numbers of a run in a terminal") struct TextRunTests {
  private func lines(_ traces: [Trace], width: Int = 100) -> [String] {
    TextRun(report(traces), width: width).lines
  }

  @Test("The headline has its interval and its n")
  func headline() {
    let lines = lines(SmallRun.traces)
    #expect(lines.first == "store.db")
    #expect(
      lines.contains { $0.hasPrefix("Error rate") && $0.contains("9.5 to 90.5 at 95 % · n 2") }
    )
    #expect(
      lines.contains {
        $0.hasPrefix("Cost") && $0.hasSuffix("1 of 3 traces · stated by spans · 1 call unpriced")
      }
    )
  }

  @Test("Percentiles say what they lack")
  func spread() throws {
    let row = try #require(lines(SmallRun.traces).first { $0.hasPrefix("Duration  ") })
    let cells = row.split(separator: "  ").map { thin($0.trimmingSpaces) }
    #expect(
      cells
        == [
          "Duration", "2", "2.00 µs", "1.00 µs", "2.00 µs", "n<20", "n<20", "n<100", "3.00 µs",
        ].map(thin)
    )
  }

  @Test("Slow and failed traces are named by the id that show takes, unbroken")
  func ids() {
    let lines = lines(SmallRun.traces, width: 60)
    #expect(lines.contains { $0.contains("tr-b") && $0.contains("answer") })
    #expect(lines.contains { $0.contains("timeout") && $0.contains("tr-b") })
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test("Without traces there are no tables")
  func empty() {
    #expect(lines([]) == ["store.db", "========", "", "0 traces · 0 spans · MLflow SQLite"])
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
