import TraceModel

/// Holds the tokens that were counted against those that the store states for the whole trace.
struct LedgerCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// The numbers that the store states and that were not counted so.
  private(set) var differing: [TokenKey] = []

  init(_ trace: Trace, counted: TokenUsage?) {
    if let stated = trace.statedTokenUsage { compare(stated, counted ?? TokenUsage()) }
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

  private static func text(_ number: Int64?) -> String { number.map { "\($0)" } ?? "none" }
}
