import TraceAnalysis
import TraceModel

/// A span of the ledger: one that reports tokens or has a cost.
struct LedgerRow {
  /// Index of the span.
  let span: Int
  /// Nil where only a cost is known.
  let usage: TokenUsage?
  /// The span above whose tokens count in this one's place; nil where these count.
  let includedIn: Int?
  /// Whether the span's cost is a part of the trace's.
  let isCosted: Bool
  /// Whether the span states a cost that is no part of the trace's: one above it has its own.
  let leavesCostOut: Bool

  /// Whether any of its numbers count.
  var isCounted: Bool { isCosted || (usage != nil && includedIn == nil) }

  /// Why its numbers count or not; the span of ``includedIn`` is named behind it.
  var reason: StaticString {
    if includedIn != nil { return isCosted ? "cost only, tokens included in " : "included in " }
    if usage == nil { return isCosted ? "cost only" : "cost included in a span above" }
    return leavesCostOut ? "tokens only, cost included in a span above" : "yes"
  }

  /// In tree order.
  static func all(_ analysed: AnalysedTrace) -> [LedgerRow] {
    let (ledger, cost) = (analysed.ledger, analysed.cost)
    if ledger.entries.isEmpty, cost.counted.isEmpty { return [] }
    let costed = Set(cost.counted)
    var entries = ledger.entries[...]
    return analysed.tree.order.compactMap { index in
      let entry = entries.first?.span == index ? entries.popFirst() : nil
      let isPriced = cost.spans[index]?.cost != nil
      if entry == nil, !isPriced { return nil }
      let isCosted = costed.contains(index)
      return LedgerRow(
        span: index,
        usage: entry?.usage,
        includedIn: entry?.includedIn,
        isCosted: isCosted,
        leavesCostOut: isPriced && !isCosted
      )
    }
  }
}
