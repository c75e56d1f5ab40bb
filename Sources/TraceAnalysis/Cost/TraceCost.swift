package import TraceModel

/// What a trace cost: the sum over the outermost spans that have a cost, stated or by the price table.
///
/// A span's own statement counts before the table. The table prices the spans that the ledger puts
/// tokens down to (``TokenLedger/Entry/isAttributed``), and where those of a whole subtree are put down
/// to its outermost span, the spans inside as well, in case the outermost one names no model. It never
/// prices a span above one that states a cost, which would then not count.
package struct TraceCost: Sendable {
  /// One per span of the trace; nil for a span that states no cost and has no tokens of its own to
  /// price.
  package let spans: [SpanCost?]
  /// Indices of the spans that make ``total``, in tree order.
  package let counted: [Int]
  /// Indices of the spans with tokens put down to them that no cost covers, in tree order.
  package let unpriced: [Int]
  /// US dollars; nil where nothing has a cost.
  ///
  /// Without prices the same as ``TokenLedger/cost``.
  package let total: Cost?
  /// Spans whose cached tokens were taken to stand beside their input.
  package let diagnostics: [Diagnostic]

  /// Without prices what spans state alone.
  package init(_ analysed: AnalysedTrace, prices: PriceTable?) {
    let work = CostWork(analysed, prices)
    let costs = work.costs
    let outermost = Outermost(analysed.tree) { costs[$0]?.cost != nil }
    let counted = analysed.tree.order.filter {
      costs[$0]?.cost != nil && outermost.above[$0] == nil
    }
    total =
      counted.isEmpty
      ? nil : counted.compactMap { costs[$0]?.cost }.reduce(into: Cost()) { $0.add($1) }
    unpriced = work.unpriced(outermost)
    spans = costs
    self.counted = counted
    diagnostics = work.diagnostics(counted)
  }

  /// True where a part of ``total`` comes from the price table.
  package var usesPriceTable: Bool {
    counted.contains { index in
      if case .priceTable = spans[index] { true } else { false }
    }
  }
}
