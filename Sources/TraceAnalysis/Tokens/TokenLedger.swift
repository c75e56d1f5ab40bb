package import TraceModel

/// Which spans' numbers make a trace's tokens; for its cost see ``TraceCost``.
///
/// The outermost span that reports counts and everything below it does not, in every dialect: that is
/// MLflow's own rule. For models and names the numbers go to the deepest reporters where those add up
/// to what the outermost one reports.
package struct TokenLedger: Sendable {
  /// A row per span that reports tokens, in tree order.
  package var entries: [Entry]
  /// The sum of what counts; nil where no span reports tokens.
  package var counted: TokenUsage?
  /// What the store states for the whole trace and was counted otherwise, see ``LedgerCheck``; the
  /// reasoning tokens are never among them.
  package var differing: [TokenKey]
  /// Spans whose inner reporters do not add up, and totals that are not what the store states.
  package var diagnostics: [Diagnostic]

  /// What one span reports.
  package struct Entry: Sendable {
    /// Index of the span.
    package var span: Int
    package var usage: TokenUsage
    /// The span above that counts in this one's place; nil where this one counts.
    package var includedIn: Int?
    /// True where the numbers stand for the span's own model and name.
    package var isAttributed: Bool
  }

  init(_ trace: Trace, _ tree: SpanTree, reported: [TokenUsage?]) {
    let outermost = Outermost(tree) { reported[$0] != nil }
    var ledger = LedgerRows(tree, reported: reported, outermost: outermost)
    ledger.attribute(trace.spans)
    entries = ledger.entries
    counted = Self.sum(entries)
    let check = LedgerCheck(trace, counted: counted)
    differing = check.differing
    diagnostics = ledger.diagnostics + check.diagnostics
  }

  private static func sum(_ entries: [Entry]) -> TokenUsage? {
    let counting = entries.filter { $0.includedIn == nil }
    if counting.isEmpty { return nil }
    return counting.reduce(into: TokenUsage()) { $0.add($1.usage) }
  }
}
