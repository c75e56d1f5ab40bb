import TraceAnalysis
import TraceModel

/// How each tool ran, the most frequent first, and which ones were offered in vain.
struct ToolsPage {
  private let tools: [SpanGroup<ExactText>]
  private let uncalled: [(name: String, traces: Int)]
  private let links: PageLinks

  init(_ statistics: RunStatistics, _ links: PageLinks) {
    tools = ToolTable(statistics.tools).tools
    uncalled = statistics.uncalledTools
    self.links = links
  }

  var blocks: [ReportBlock] {
    [.heading(2, "Runs")]
      + PageTable.blocks(Self.runs, of: tools, length: { Double($0.spans) }, cells: cells)
      + [.note(Self.rules), .heading(2, "Offered, never called")]
      + PageTable.blocks(Self.offered, of: uncalled, length: { Double($0.traces) }) { tool in
        [[.recorded(TextCut(tool.name, limit: PageLinks.shown).marked)], [.count(tool.traces)]]
      }
  }

  private static let rules = """
    A run is a span of kind Tool. Success is the share of finished runs that did not fail, with the \
    95 % interval after Wilson.
    """

  private static let runs = PageTable.Head(
    titles: [
      "Tool", "Runs#", "Traces#", "Failed#", "Success#", "95 % interval#", "p50#", "p95#", "Max#",
    ],
    bars: "Share of the most runs",
    reason: "No tools: no span of kind Tool."
  )

  private static let offered = PageTable.Head(
    titles: ["Tool", "Traces that offered it#"],
    bars: "Share of the most traces",
    reason: "Every tool that a model was offered was called somewhere, or none was offered."
  )

  private func cells(_ tool: SpanGroup<ExactText>) -> [[ReportInline]] {
    let durations = tool.durationsNS.sorted()
    let success = tool.success
    let cells: [ReportInline] = [
      links.list(tool.key.string, .tool), .count(tool.spans), .count(tool.traces),
      .failed(tool.failed), .percent(success?.rate), .bounds(success),
      .quantile(0.5, of: durations), .quantile(0.95, of: durations),
      .duration(longestOf: durations),
    ]
    return cells.map { [$0] }
  }
}

extension SpanGroup {
  /// The share of finished spans that did not fail; nil where none has finished.
  var success: Proportion? {
    let finished = durationsNS.count
    return Proportion(max(0, finished - failed), of: finished)
  }
}
