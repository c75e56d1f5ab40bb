import TraceModel

/// Takes traces that belong together out of two lists, rule by rule.
struct CaseMatcher {
  private let base: [CaseKeys]
  private let head: [CaseKeys]
  private(set) var cases: [PairedCase] = []
  /// Places that no rule has paired so far, ascending.
  private(set) var baseLeft: [Int]
  private(set) var headLeft: [Int]
  /// Places of traces that could be more than one case's, with the places on the other side.
  private(set) var baseDoubts: [Int: [Int]] = [:]
  private(set) var headDoubts: [Int: [Int]] = [:]

  init(base: [CaseKeys], head: [CaseKeys]) {
    self.base = base
    self.head = head
    baseLeft = Array(base.indices)
    headLeft = Array(head.indices)
  }

  /// Pairs all traces that have the same key.
  mutating func pairEqual(_ rule: PairingRule) {
    let bases = Self.groups(baseLeft) { base[$0].key(rule) }
    let heads = Self.groups(headLeft) { head[$0].key(rule) }
    for (key, group) in bases {
      guard let others = heads[key] else { continue }
      cases.append(PairedCase(rule: rule, base: group, head: others, similarity: nil))
    }
    baseLeft.removeAll { base[$0].key(rule).map { heads[$0] != nil } ?? false }
    headLeft.removeAll { head[$0].key(rule).map { bases[$0] != nil } ?? false }
  }

  /// Pairs inputs that are each other's nearest, if nothing else is as near.
  mutating func pairSimilar(threshold: Double) {
    let bases = InputGroup.groups(baseLeft, of: base)
    let heads = InputGroup.groups(headLeft, of: head)
    guard !bases.isEmpty, !heads.isEmpty else { return }
    let weights = ShingleWeights(base: base, head: head)
    let matches = NearestInputs(bases, heads, weights, threshold: threshold)
    for match in matches.mutual {
      let (group, others) = (bases[match.base].traces, heads[match.head].traces)
      cases.append(
        PairedCase(rule: .similarInput, base: group, head: others, similarity: match.similarity)
      )
    }
    for (group, others) in matches.baseDoubts {
      baseDoubts[bases[group].traces[0]] = others.map { heads[$0].traces[0] }
    }
    for (group, others) in matches.headDoubts {
      headDoubts[heads[group].traces[0]] = others.map { bases[$0].traces[0] }
    }
    let taken = Set(matches.mutual.flatMap { bases[$0.base].traces })
    let takenOthers = Set(matches.mutual.flatMap { heads[$0.head].traces })
    baseLeft.removeAll(where: taken.contains)
    headLeft.removeAll(where: takenOthers.contains)
  }

  /// What is left of a list: traces of equal inputs together, and why.
  func unpaired(
    _ keys: [CaseKeys],
    left: [Int],
    _ doubts: [Int: [Int]],
    _ rules: [PairingRule]
  ) -> [UnpairedTraces] {
    InputGroup.groups(left, of: keys, evenWithoutWords: true).map { group in
      let first = group.traces[0]
      let hasKey = rules.contains { keys[first].key($0) != nil }
      let reason = doubts[first].map { UnpairedTraces.Reason.ambiguous(others: $0) }
      return UnpairedTraces(
        traces: group.traces,
        reason: reason ?? (hasKey ? .absent : .withoutKey)
      )
    }
  }

  private static func groups(
    _ places: [Int],
    _ key: (Int) -> ExactText?
  ) -> [ExactText: [Int]] {
    var groups: [ExactText: [Int]] = [:]
    for place in places {
      if let key = key(place) { groups[key, default: []].append(place) }
    }
    return groups
  }
}
