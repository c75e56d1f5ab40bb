import TraceAnalysis
import TraceModel

/// Spans by name, whatever their kind, those first that most of the waiting was for.
struct NamesPage {
  private let names: [SpanGroup<ExactText>]
  private let selfNS: Int64
  private let criticalNS: Int64
  private let links: PageLinks

  init(_ statistics: RunStatistics, _ links: PageLinks) {
    names = statistics.names.sorted { a, b in
      (b.criticalNS, b.selfNS, a.key) < (a.criticalNS, a.selfNS, b.key)
    }
    selfNS = names.reduce(0) { $0.addingClamped($1.selfNS) }
    criticalNS = names.reduce(0) { $0.addingClamped($1.criticalNS) }
    self.links = links
  }

  var blocks: [ReportBlock] {
    [.heading(2, "By share of the critical path")]
      + PageTable.blocks(Self.head, of: names, length: { Double($0.criticalNS) }, cells: cells)
      + [.note(Self.rules)]
  }

  private static let rules = """
    Self time is a span’s duration less the union of its children’s. The critical path is what a trace’s \
    duration was waited for: its shares add up to 100 %.
    """

  private static let head = PageTable.Head(
    titles: [
      "Name", "Spans#", "Traces#", "Failed#", "p50#", "p95#", "Max#", "Self time#",
      "Share of self#",
      "Critical path#", "Share of path#", "Slowest in",
    ],
    bars: "Share of the longest critical path",
    reason: "No trace has spans."
  )

  private func cells(_ name: SpanGroup<ExactText>) -> [[ReportInline]] {
    let durations = name.durationsNS.sorted()
    let cells: [ReportInline] = [
      .recorded(TextCut(name.key.string, limit: PageLinks.shown).marked),
      .count(name.spans), .count(name.traces), .failed(name.failed),
      .quantile(0.5, of: durations), .quantile(0.95, of: durations),
      .duration(longestOf: durations),
      .duration(DurationText(nanoseconds: name.selfNS)), .percent(share(name.selfNS, of: selfNS)),
      .duration(DurationText(nanoseconds: name.criticalNS)),
      .percent(share(name.criticalNS, of: criticalNS)),
    ]
    return cells.map { [$0] } + [links.trace(name.slowestTrace)]
  }

  private func share(_ part: Int64, of whole: Int64) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
