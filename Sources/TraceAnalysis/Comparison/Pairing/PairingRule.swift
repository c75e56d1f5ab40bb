/// Why two traces are taken to be the same case; in the order in which the rules are tried.
package enum PairingRule: Sendable, Equatable, CaseIterable {
  /// The rule that `--match` names; then no other is tried.
  case demanded
  case recordID
  case experimentItem
  case referenceExample
  case equalInput
  case similarInput

  /// The rules that are tried where none is demanded.
  static let usual = allCases.filter { $0 != .demanded }
}
