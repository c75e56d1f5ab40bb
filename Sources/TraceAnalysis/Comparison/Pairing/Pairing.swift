import TraceModel

/// Which traces of base and head are the same case, and by what proof.
package struct Pairing: Sendable {
  /// By their first trace of base.
  package let cases: [PairedCase]
  /// What only base has, or could not be paired for sure; by the first trace.
  package let onlyBase: [UnpairedTraces]
  /// What only head has, likewise.
  package let onlyHead: [UnpairedTraces]

  /// Tries the rules one after the other, each on what those before it left.
  ///
  /// - Parameters:
  ///   - base: One a trace, in the order of the source: repeats of a case are paired in it.
  ///   - head: Likewise.
  ///   - isDemanded: Whether the rule that `--match` names is the only one.
  ///   - threshold: What inputs must have in common to be taken for the same case, 0…1, see
  ///     ``ShingleWeights``.
  package init(
    base: [CaseKeys],
    head: [CaseKeys],
    isDemanded: Bool = false,
    threshold: Double = 0.8
  ) {
    var matcher = CaseMatcher(base: base, head: head)
    for rule in isDemanded ? [.demanded] : PairingRule.usual where rule != .similarInput {
      matcher.pairEqual(rule)
    }
    if !isDemanded { matcher.pairSimilar(threshold: threshold) }
    let rules: [PairingRule] = isDemanded ? [.demanded] : PairingRule.usual
    cases = matcher.cases.sorted { $0.base[0] < $1.base[0] }
    onlyBase = matcher.unpaired(base, left: matcher.baseLeft, matcher.baseDoubts, rules)
    onlyHead = matcher.unpaired(head, left: matcher.headLeft, matcher.headDoubts, rules)
  }
}
