import TraceModel

/// Holds what was counted against what the store states for the whole trace.
struct LedgerCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// The numbers that the store states and that were not counted so.
  private(set) var differing: [TokenKey] = []
  private(set) var costDiffers = false

  init(_ trace: Trace, counted: TokenUsage?, cost: Cost?) {
    if let stated = trace.statedTokenUsage { compare(stated, counted ?? TokenUsage()) }
    if let stated = trace.statedCost { compare(stated, cost ?? Cost()) }
  }

  /// Reasoning tokens are never stated, so they are not compared.
  private mutating func compare(_ stated: TokenUsage, _ counted: TokenUsage) {
    differing = TokenKey.allCases.filter { key in
      key != .reasoning && stated[key] != nil && stated[key] != counted[key]
    }
    if differing.isEmpty { return }
    let parts = differing.map { key in
      "\(key.rawValue) \(Self.text(counted[key])), stated \(Self.text(stated[key]))"
    }
    diagnostics.append(
      Diagnostic(.tokensDiffer, "Counted \(parts.joined(separator: "; ")) by the store.")
    )
  }

  private mutating func compare(_ stated: Cost, _ counted: Cost) {
    guard let total = stated.total else { return }
    let mine = counted.total ?? 0
    if mine == total || abs(mine - total) <= 1e-9 * max(abs(mine), abs(total)) { return }
    costDiffers = true
    diagnostics.append(
      Diagnostic(
        .costDiffers,
        "Counted \(counted.total.map { "$\($0)" } ?? "nothing"), the store states $\(total)."
      )
    )
  }

  private static func text(_ number: Int64?) -> String { number.map { "\($0)" } ?? "none" }
}
