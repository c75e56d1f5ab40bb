package import TraceModel

/// What a trace cost: the sum over the outermost spans that have a cost, stated or by the price table.
///
/// A span's own statement counts before the table. The table prices the spans that the ledger puts
/// tokens down to (``TokenLedger/Entry/isAttributed``), and where those of a whole subtree are put down
/// to its outermost span, the spans inside as well, in case the outermost one names no model. It never
/// prices a span above one that states a cost, which would then not count, nor one below a cost.
package struct TraceCost: Sendable {
  /// One per span of the trace; nil for a span that states no cost and has no tokens of its own to
  /// price, or whose tokens the cost of another span covers.
  package let spans: [SpanCost?]
  /// Indices of the spans that make ``total``, in tree order.
  package let counted: [Int]
  /// Indices of the spans whose names and models the costs of ``counted`` are put down to, in tree
  /// order: the deepest ones with a cost where these add up, else the counted one.
  package let attributed: [Int]
  /// Indices of the spans with tokens put down to them that no cost covers, in tree order.
  package let unpriced: [Int]
  /// US dollars; nil where nothing has a cost.
  package let total: Cost?
  /// The totals of ``counted`` apart by who says so, and the number of ``unpriced``.
  package let sum: CostSum
  /// The day of the prices; nil where none were given.
  package let pricesDate: String?
  /// True where the store states a cost for the whole trace that is not ``sum``.
  package let differs: Bool
  /// Spans whose cached tokens were taken to stand beside their input, and a cost that differs.
  package let diagnostics: [Diagnostic]

  /// Without prices what spans state alone.
  init(
    _ trace: Trace,
    _ tree: SpanTree,
    _ ledger: TokenLedger,
    reported: [TokenUsage?],
    prices: PriceFinder?
  ) {
    let work = CostWork(trace, tree, ledger, prices)
    spans = work.costs
    counted = work.counted
    attributed = work.attributed(tree.order)
    unpriced = work.unpriced
    let costs = counted.compactMap { work.costs[$0] }
    total = costs.isEmpty ? nil : costs.compactMap(\.cost).reduce(into: Cost()) { $0.add($1) }
    var sum = CostSum(unpricedCalls: unpriced.count)
    for cost in costs.lazy.compactMap(CallCost.init) { sum.add(cost) }
    self.sum = sum
    pricesDate = prices?.table.date
    let check = CostCheck(trace, sum, pricesDate)
    differs = check.differs
    diagnostics = check.diagnostics + work.besideInput(trace.spans, reported)
  }
}
