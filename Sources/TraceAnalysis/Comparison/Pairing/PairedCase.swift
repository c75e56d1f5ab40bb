/// Traces of base and of head that are one case.
package struct PairedCase: Sendable, Equatable {
  package let rule: PairingRule
  /// Places in the list of base, ascending, at least one; several are repeats.
  package let base: [Int]
  /// Places in the list of head, likewise.
  package let head: [Int]
  /// What the inputs have in common, 0…1; nil where another rule than similarity paired them.
  package let similarity: Double?

  /// The repeats side by side, the first with the first; as many as both have.
  package var repeats: [(base: Int, head: Int)] { Array(zip(base, head)).map { ($0, $1) } }
}

/// Traces of one side that no case holds.
package struct UnpairedTraces: Sendable, Equatable {
  /// Places in the list, ascending: one, or several of equal inputs.
  package let traces: [Int]
  package let reason: Reason

  /// Why they are not paired.
  package enum Reason: Sendable, Equatable {
    /// The other side has nothing like them.
    case absent
    /// They have nothing that a rule could go by.
    case withoutKey
    /// Several on the other side, or on their own, are as near; their places on the other side.
    case ambiguous(others: [Int])
  }
}
