import TraceModel

/// The cost of each span of a trace, and which of them count.
struct CostWork {
  /// One per span; nil for a span with neither a cost nor tokens of its own to price, and where the cost
  /// of another span covers them.
  let costs: [SpanCost?]
  /// Of the spans with a cost.
  let outermost: Outermost
  /// Indices of the outermost spans with a cost, in tree order.
  let counted: [Int]
  /// Indices of the spans with tokens put down to them that have no cost, and neither has one above or
  /// below, in tree order.
  let unpriced: [Int]
  /// True for a span that has one with a cost below it.
  let hasCostBelow: [Bool]

  init(_ trace: Trace, _ tree: SpanTree, _ ledger: TokenLedger, _ prices: PriceFinder?) {
    var costs = trace.spans.indices.map { trace.spans[$0].statedCost.map(SpanCost.stated) }
    Self.price(&costs, trace.spans, tree, ledger, prices)
    let outermost = Outermost(tree) { [costs] in costs[$0]?.cost != nil }
    for index in costs.indices where outermost.above[index] != nil {
      if case .priceTable = costs[index] { costs[index] = nil }
    }
    self.outermost = outermost
    hasCostBelow = Self.below(tree, costs)
    counted = tree.order.filter { [costs] in
      costs[$0]?.cost != nil && outermost.above[$0] == nil
    }
    unpriced = Self.unpriced(ledger, costs, outermost, hasCostBelow)
    let isUnpriced = Set(unpriced)
    for index in costs.indices where costs[index]?.cost == nil && !isUnpriced.contains(index) {
      costs[index] = nil
    }
    self.costs = costs
  }

  /// Prices what states no cost, but nothing above a span that does: it would no longer count.
  private static func price(
    _ costs: inout [SpanCost?],
    _ spans: [Span],
    _ tree: SpanTree,
    _ ledger: TokenLedger,
    _ prices: PriceFinder?
  ) {
    if ledger.entries.isEmpty { return }
    let statesBelow = below(tree, costs)
    let whole = ledger.wholes
    for entry in ledger.entries where costs[entry.span] == nil && !statesBelow[entry.span] {
      guard entry.isAttributed || entry.includedIn.map(whole.contains) == true else { continue }
      costs[entry.span] = SpanCost(entry.usage, of: spans[entry.span].model, prices)
    }
  }

  private static func below(_ tree: SpanTree, _ costs: [SpanCost?]) -> [Bool] {
    var below = [Bool](repeating: false, count: costs.count)
    for index in tree.order.reversed() where below[index] || costs[index]?.cost != nil {
      if let parent = tree.parents[index] { below[parent] = true }
    }
    return below
  }

  private static func unpriced(
    _ ledger: TokenLedger,
    _ costs: [SpanCost?],
    _ outermost: Outermost,
    _ hasCostBelow: [Bool]
  ) -> [Int] {
    ledger.entries.filter(\.isAttributed).map(\.span).filter { index in
      costs[index]?.cost == nil && outermost.above[index] == nil && !hasCostBelow[index]
    }
  }

  /// Indices of the spans whose names and models the costs that count stand for, in tree order: the
  /// deepest ones with a cost where these add up to what the outermost one costs, else that one.
  func attributed(_ order: [Int]) -> [Int] {
    let inner = order.filter {
      costs[$0]?.cost != nil && !hasCostBelow[$0] && outermost.above[$0] != nil
    }
    if inner.isEmpty { return counted }
    let deepest = Dictionary(grouping: inner) { outermost.above[$0] }
    let spans = Set(
      counted.flatMap { index in
        deepest[index].flatMap { addsUp($0, to: index) ? $0 : nil } ?? [index]
      }
    )
    return order.filter(spans.contains)
  }

  private func addsUp(_ parts: [Int], to whole: Int) -> Bool {
    guard let total = costs[whole]?.cost?.total else { return false }
    let sum = parts.compactMap { costs[$0]?.cost?.total }.reduce(0, +)
    return CostCheck.isSame(sum, total)
  }

  func besideInput(_ spans: [Span], _ reported: [TokenUsage?]) -> [Diagnostic] {
    counted.compactMap { index in
      guard case .priceTable = costs[index], reported[index]?.hasCacheBesideInput == true else {
        return nil
      }
      return Diagnostic(
        .cacheBesideInput,
        "The numbers tell that the input is without the tokens of the cache; these are priced beside it.",
        spanID: spans[index].id
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
