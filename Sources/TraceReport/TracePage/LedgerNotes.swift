import TraceAnalysis
import TraceModel

/// What stands below a ledger: where its costs come from, and which tokens have no price.
struct LedgerNotes {
  private let cost: TraceCost

  init(_ cost: TraceCost) { self.cost = cost }

  /// A sentence each.
  var lines: [[ReportInline]] {
    [origin, UnpricedWords(cost).sentence].filter { !$0.isEmpty }
  }

  private var origin: [ReportInline] {
    guard let origin = cost.words.origin else { return [] }
    let marks = cost.sum.priceTableUSD == nil ? "" : ", marked \(CostWords.mark)"
    return [.own("Cost \(origin)\(marks).")]
  }
}
