import TraceModel

extension PairedRuns {
  /// By the name and kind of spans: the largest change first, then by name.
  var spanNames: [TimeChange] {
    times { SpanRow(name: $0.name, kind: $0.kind) }
      .sorted { left, right in
        let (mine, others) = (left.changeNS.magnitude, right.changeNS.magnitude)
        if mine != others { return mine > others }
        return left.precedes(right)
      }
  }

  /// By kind, in the kinds' own order.
  var kinds: [TimeChange] {
    times { SpanRow(name: nil, kind: $0.kind) }.sorted { $0.kind.precedes($1.kind) }
  }

  /// Means over the cases of the means over their repeats, in no order.
  private func times(_ row: (SpanTime) -> SpanRow) -> [TimeChange] {
    var sums: [SpanRow: (base: Double, head: Double)] = [:]
    for paired in pairing.cases {
      for (row, sum) in Self.sums(paired.base.map { base[$0] }, row) {
        sums[row, default: (0, 0)].base += sum
      }
      for (row, sum) in Self.sums(paired.head.map { head[$0] }, row) {
        sums[row, default: (0, 0)].head += sum
      }
    }
    let cases = Double(pairing.cases.count)
    return sums.map { row, sum in
      TimeChange(
        name: row.name?.string,
        kind: row.kind,
        baseNS: sum.base / cases,
        headNS: sum.head / cases
      )
    }
  }

  /// The mean over repeats of the time of each row.
  private static func sums(
    _ repeats: [CaseFacts],
    _ row: (SpanTime) -> SpanRow
  ) -> [SpanRow: Double] {
    var sums: [SpanRow: Double] = [:]
    for time in repeats.lazy.flatMap(\.times) {
      sums[row(time), default: 0] += Double(time.criticalNS) / Double(repeats.count)
    }
    return sums
  }
}

private struct SpanRow: Hashable {
  let name: ExactText?
  let kind: SpanKind
}

extension TimeChange {
  /// Head less base, nanoseconds a case.
  package var changeNS: Double { headNS - baseNS }

  fileprivate func precedes(_ other: TimeChange) -> Bool {
    let (mine, others) = (ExactText(name ?? ""), ExactText(other.name ?? ""))
    return mine == others ? kind.precedes(other.kind) : mine < others
  }
}
