import TraceAnalysis
import TraceModel

/// Conversations over several traces, the newest first.
struct SessionsPage {
  private let sessions: [TraceGroup]
  private let rows: [IndexRow]
  private let links: PageLinks

  init(_ report: Report, _ links: PageLinks) {
    let groups = TraceGroup.all(report.counted.map(\.summary)) { $0.session.map { [$0] } ?? [] }
    sessions = groups.reversed()
    rows = report.counted
    self.links = links
  }

  var blocks: [ReportBlock] {
    [.heading(2, "Conversations, the newest first")]
      + PageTable.blocks(Self.head, of: sessions, length: { Double($0.traces.count) }, cells: cells)
      + [.note(Self.rules)]
  }

  private static let rules = """
    A turn is a trace; their durations are added up, the time between turns is not in it.
    """

  private static let head = PageTable.Head(
    titles: [
      "Session", "Started, UTC", "Turns#", "Failed#", "Duration#", "p50 a turn#", "Tokens#",
      "Cost#",
    ],
    bars: "Share of the most turns",
    reason: "No sessions: no trace says that it belongs to one."
  )

  private func cells(_ session: TraceGroup) -> [[ReportInline]] {
    let numbers = session.numbers
    let cells: [ReportInline] = [
      links.session(session.key), .own(start(of: session)), .count(numbers.traces),
      .failed(numbers.failed), .duration(numbers.totalDuration),
      .quantile(0.5, of: numbers.durationsNS), .count(numbers.usage?.total),
      .cost(numbers.cost),
    ]
    return cells.map { [$0] }
  }

  private func start(of session: TraceGroup) -> String {
    guard let first = session.traces.first, rows.indices.contains(first) else {
      return ReportInline.unknown
    }
    let moment = MomentText(milliseconds: rows[first].requestTimeMS)
    return "\(moment.date) \(moment.time.prefix(8))"
  }
}

extension TraceNumbers {
  var failed: Int { states[.error] ?? 0 }

  /// The sum of the durations; nil where no trace has finished.
  fileprivate var totalDuration: DurationText? {
    if durationsNS.isEmpty { return nil }
    return DurationText(nanoseconds: durationsNS.reduce(0) { $0.addingClamped($1) })
  }
}
