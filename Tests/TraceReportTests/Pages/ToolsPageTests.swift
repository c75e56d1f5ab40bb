import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Pages of tools, errors and span names") struct ToolsPageTests {
  @Test("Success is a share of finished runs, with Wilson's interval")
  func success() {
    let runs = (0..<10).map { SpanFact("find", .tool, ms: 10, failed: $0 < 2) }
    let summaries = runs.map { TraceSummary($0) } + [TraceSummary(SpanFact("find", .tool, ms: nil))]
    let rows = ToolsPage(RunStatistics(summaries), PageLinks()).blocks.cells
    // 8 of 10: 49.0 to 94.3 by the formula, as R's prop.test without correction says.
    #expect(
      rows == [
        ["find", "11", "11", "✕ 2", "80.0 %", "49.0 to 94.3", "10.0 ms", "n<20", "10.0 ms"]
      ]
    )
  }

  @Test("Tools that were offered in vain, and why a table is empty")
  func offered() {
    let vain = ToolsPage(
      RunStatistics([TraceSummary(uncalled: ["a", "b"]), TraceSummary(uncalled: ["b"])]),
      PageLinks()
    ).blocks
    #expect(vain.cells == [["a", "1"], ["b", "2"]])
    #expect(vain.notes.first == "No tools: no span of kind Tool.")
    let ran = ToolsPage(RunStatistics([TraceSummary(SpanFact("a", .tool, ms: 1))]), PageLinks())
    #expect(
      ran.blocks.notes.last?.hasPrefix("Every tool that a model was offered was called") == true
    )
  }

  @Test("A group of failures names five of its traces, and says how many more there are")
  func examples() {
    let failure = FailureReason(type: "E", message: "row 7", errorClass: .rateLimit)
    let other = FailureReason(type: nil, message: nil, errorClass: .other)
    let reasons = Array(repeating: failure, count: 7) + [other]
    let traces = reasons.indices.map { place in Trace([]) { $0.id = "t\(place)" } }
    let statistics = RunStatistics(reasons.map { TraceSummary(failure: $0) })
    let blocks = ErrorsPage(statistics, PageLinks(traces)).blocks
    let dash = "name not recorded"
    #expect(
      blocks.cells == [
        ["Rate limit or quota", "7", "87.5 %"], ["Other", "1", "12.5 %"],
        [
          "Rate limit or quota", "7", "E", "row <n>",
          "\(dash), \(dash), \(dash), \(dash), \(dash) and 2 more",
        ],
        ["Other", "1", "–", "–", dash],
      ]
    )
    #expect(
      blocks.links == [
        "index.html#error=Rate%20limit%20or%20quota", "index.html#error=Other",
        "traces/t0.html", "traces/t1.html", "traces/t2.html", "traces/t3.html", "traces/t4.html",
        "traces/t7.html",
      ]
    )
  }

  @Test("A single message stands as it was recorded")
  func single() {
    let failure = FailureReason(type: "E", message: "row 7", errorClass: .tool)
    let blocks = ErrorsPage(RunStatistics([TraceSummary(failure: failure)]), PageLinks()).blocks
    #expect(blocks.cells.last == ["Failure of a tool", "1", "E", "row 7", "–"])
  }

  @Test("Classes of errors have words of their own, one each")
  func words() { #expect(Set(ErrorClass.allCases.map(\.title)).count == ErrorClass.allCases.count) }

  @Test("Names by their share of the critical path, with the trace of the slowest span")
  func names() {
    let summaries = [
      TraceSummary(
        SpanFact("root", .agent, ms: 100, own: 25, critical: 25),
        SpanFact("call", .chatModel, ms: 75, own: 75, critical: 75)
      ),
      TraceSummary(SpanFact("call", .tool, ms: 100, own: 100, critical: 100, failed: true)),
      TraceSummary(SpanFact("call", .tool, ms: 100, own: 0)),
    ]
    let traces = summaries.indices.map { place in Trace([]) { $0.id = "t\(place)" } }
    let blocks = NamesPage(RunStatistics(summaries), PageLinks(traces)).blocks
    #expect(
      blocks.cells.map { $0.dropLast() } == [
        [
          "call", "3", "3", "✕ 1", "100 ms", "n<20", "100 ms", "175 ms", "87.5 %", "175 ms",
          "87.5 %",
        ],
        [
          "root", "1", "1", "0", "100 ms", "n<20", "100 ms", "25.0 ms", "12.5 %", "25.0 ms",
          "12.5 %",
        ],
      ]
    )
    #expect(blocks.links == ["traces/t1.html", "traces/t0.html"])
  }
}
