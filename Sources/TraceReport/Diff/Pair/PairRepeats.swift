import TraceAnalysis
import TraceModel

/// The further traces of a case with their numbers: the page shows the first of each side in full.
struct PairRepeats {
  private let repeats: [PairRepeat]

  init(_ repeats: [PairRepeat]) { self.repeats = repeats }

  var section: PairSection? {
    if repeats.isEmpty { return nil }
    var table = ReportTable([
      "Repeat", "Base", "Head", "Duration, base#", "Duration, head#", "Change#",
      "Output tokens, base#", "Output tokens, head#", "Cost, base#", "Cost, head#",
    ])
    for (place, row) in repeats.prefix(PageTable.most).enumerated() {
      table.add(Self.cells(row, number: place + 2))
    }
    let rest = repeats.count - PageTable.most
    return PairSection(
      title: "Repeats of this case",
      remark: "all above is of the first",
      blocks: [.table(table)]
        + (rest > 0 ? [.note("and \(CountText.text(rest, "more repeat"))")] : [])
    )
  }

  private static func cells(_ row: PairRepeat, number: Int) -> [[ReportInline]] {
    let (base, head) = (row.base?.summary, row.head?.summary)
    let change = ChangeText.difference(base?.durationNS, head?.durationNS)
    return [
      [.own(CountText.text(Int64(number)))], trace(row.base), trace(row.head),
      [duration(base)], [duration(head)], [.change(nanoseconds: change)],
      [.count(base?.usage?.output)], [.count(head?.usage?.output)],
      [cost(base)], [cost(head)],
    ]
  }

  private static func cost(_ summary: TraceSummary?) -> ReportInline {
    summary.map { .cost($0.cost) } ?? .own(ReportInline.unknown)
  }

  private static func duration(_ summary: TraceSummary?) -> ReportInline {
    .duration(summary?.durationNS.map { DurationText(nanoseconds: $0) })
  }

  private static func trace(_ side: PairRepeat.Side?) -> [ReportInline] {
    guard let side else { return [.own(ReportInline.unknown)] }
    return [side.trace.link] + (side.summary.state == .error ? [.bad(" ✕ failed")] : [])
  }
}
