import TraceModel

/// The rows of a ledger and whom each one's numbers are put down to.
struct LedgerRows {
  private(set) var entries: [TokenLedger.Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// True for a span that has a reporter below it.
  private let hasInner: [Bool]

  init(_ tree: SpanTree, reported: [TokenUsage?], outermost: Outermost) {
    var inner = [Bool](repeating: false, count: tree.parents.count)
    for index in tree.order.reversed() where reported[index] != nil || inner[index] {
      if let parent = tree.parents[index] { inner[parent] = true }
    }
    hasInner = inner
    entries = tree.order.compactMap { index in
      guard let usage = reported[index] else { return nil }
      let above = outermost.above[index]
      return TokenLedger.Entry(
        span: index,
        usage: usage,
        includedIn: above,
        isAttributed: above == nil
      )
    }
  }

  /// Hands the numbers of an outermost reporter down to the deepest ones below it, where these add up.
  mutating func attribute(_ spans: [Span]) {
    if entries.allSatisfy({ $0.includedIn == nil }) { return }
    let deepestBySpan = Dictionary(
      grouping: entries.indices.filter { !hasInner[entries[$0].span] },
      by: { entries[$0].includedIn }
    )
    for position in entries.indices where entries[position].includedIn == nil {
      let outer = entries[position]
      guard let deepest = deepestBySpan[outer.span] else { continue }
      if Self.addsUp(deepest.map { entries[$0].usage }, to: outer.usage) {
        entries[position].isAttributed = false
        for inner in deepest { entries[inner].isAttributed = true }
      } else {
        diagnostics.append(Self.unclear(spans[outer.span]))
      }
    }
  }

  private static func addsUp(_ parts: [TokenUsage], to whole: TokenUsage) -> Bool {
    let sum = parts.reduce(into: TokenUsage()) { $0.add($1) }
    return [TokenKey.input, .output, .total].allSatisfy { sum[$0] == whole[$0] }
  }

  private static func unclear(_ span: Span) -> Diagnostic {
    Diagnostic(
      .attributionUnclear,
      "The tokens of the spans inside do not add up to what this span reports; they are put down to this span.",
      spanID: span.id
    )
  }
}
