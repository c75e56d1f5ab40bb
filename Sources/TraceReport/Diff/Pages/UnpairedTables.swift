import TraceAnalysis

/// What no case holds, and why.
struct UnpairedTables {
  private let report: DiffReport
  private let base: [UnpairedTraces]
  private let head: [UnpairedTraces]

  init(_ report: DiffReport) {
    self.report = report
    base = report.comparison.pairing.onlyBase
    head = report.comparison.pairing.onlyHead
  }

  var blocks: [ReportBlock] {
    section("Ambiguous", "ambiguous", ambiguous)
      + section("Only in base", "only-base", side(base, .absent, report.base))
      + section("Only in head", "only-head", side(head, .absent, report.head))
      + section("Without anything to pair by", "without-key", withoutKey)
  }

  private func section(_ title: String, _ anchor: String, _ table: [ReportBlock]) -> [ReportBlock] {
    table.isEmpty ? [] : [.heading(2, [.anchor(anchor), .own(title)])] + table
  }

  private var ambiguous: [ReportBlock] {
    let all = [(base, "base", report.base, report.head), (head, "head", report.head, report.base)]
      .flatMap { groups, role, side, other in
        groups.filter { $0.reason.isAmbiguous }.map { ($0, role, side, other) }
      }
    return DiffBlocks.table(
      ["Asked", "Side", "Traces#", "Trace", "As near on the other side"],
      of: all
    ) {
      group,
      role,
      side,
      other in
      let cells: [ReportInline] = [
        asked(group, side), .own(role), .count(group.traces.count), side.id(group.traces.first),
      ]
      return cells.map { [$0] } + [candidates(group, other)]
    }
  }

  private func candidates(_ group: UnpairedTraces, _ other: DiffSide) -> [ReportInline] {
    guard case .ambiguous(let places) = group.reason, !places.isEmpty else {
      return [.own("another of its own side is nearer")]
    }
    let shown = places.prefix(4).map { [other.id($0)] }
    let rest = places.count - shown.count
    return Array(shown.joined(separator: [.own(", ")]))
      + (rest > 0 ? [.own(" and \(rest) more")] : [])
  }

  private func side(
    _ groups: [UnpairedTraces],
    _ reason: UnpairedTraces.Reason,
    _ side: DiffSide
  ) -> [ReportBlock] {
    let found = groups.filter { $0.reason == reason }
    return DiffBlocks.table(["Asked", "Traces#", "Trace"], of: found) { group in
      [[asked(group, side)], [.count(group.traces.count)], [side.id(group.traces.first)]]
    }
  }

  private var withoutKey: [ReportBlock] {
    let all = [(base, "base", report.base), (head, "head", report.head)]
      .flatMap { groups, role, side in
        groups.filter { $0.reason == .withoutKey }.map { ($0, role, side) }
      }
    return DiffBlocks.table(["Asked", "Side", "Traces#", "Trace"], of: all) { group, role, side in
      [
        [asked(group, side)], [.own(role)], [.count(group.traces.count)],
        [side.id(group.traces.first)],
      ]
    }
  }

  private func asked(_ group: UnpairedTraces, _ side: DiffSide) -> ReportInline {
    let text = side.trace(group.traces.first)?.asked
    return .known(text.map { TextCut($0, limit: CaseText.limit).marked })
  }
}
