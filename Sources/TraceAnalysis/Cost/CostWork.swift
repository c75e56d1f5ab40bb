import TraceModel

/// The cost of each span of a trace, before it is decided which of them count.
struct CostWork {
  /// One per span; nil for a span with neither a cost nor tokens to price.
  private(set) var costs: [SpanCost?]
  private let analysed: AnalysedTrace
  /// True for a span that has one with a cost below it.
  private var hasCostBelow: [Bool]

  init(_ analysed: AnalysedTrace, _ prices: PriceTable?) {
    self.analysed = analysed
    let spans = analysed.trace.spans
    costs = spans.indices.map { spans[$0].statedCost.map(SpanCost.stated) }
    hasCostBelow = []
    let statesBelow = below()
    let whole = analysed.ledger.wholes
    for entry in analysed.ledger.entries where costs[entry.span] == nil {
      let isPriced = entry.isAttributed || entry.includedIn.map(whole.contains) == true
      if !isPriced || statesBelow[entry.span] { continue }
      costs[entry.span] = SpanCost(entry.usage, of: spans[entry.span].model, prices)
    }
    hasCostBelow = below()
  }

  private func below() -> [Bool] {
    var below = [Bool](repeating: false, count: costs.count)
    for index in analysed.tree.order.reversed() where below[index] || costs[index]?.cost != nil {
      if let parent = analysed.tree.parents[index] { below[parent] = true }
    }
    return below
  }

  /// Spans with tokens put down to them that have no cost, and neither has one above or below.
  func unpriced(_ outermost: Outermost) -> [Int] {
    analysed.ledger.entries.filter(\.isAttributed).map(\.span).filter { index in
      costs[index]?.cost == nil && outermost.above[index] == nil && !hasCostBelow[index]
    }
  }

  func diagnostics(_ counted: [Int]) -> [Diagnostic] {
    counted.compactMap { index in
      guard case .priceTable = costs[index],
        analysed.spans[index].tokenUsage?.hasCacheBesideInput == true
      else { return nil }
      return Diagnostic(
        .cacheBesideInput,
        "The numbers tell that the input is without the tokens of the cache; these are priced beside it.",
        spanID: analysed.trace.spans[index].id
      )
    }
  }
}

extension TokenLedger {
  /// The outermost spans to whom the numbers of their whole subtree are put down.
  fileprivate var wholes: Set<Int> {
    Set(entries.filter { $0.includedIn == nil && $0.isAttributed }.map(\.span))
  }
}
