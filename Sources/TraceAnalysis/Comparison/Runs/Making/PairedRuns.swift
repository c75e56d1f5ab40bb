import TraceModel

/// Two runs and their cases: all that the parts of a ``RunComparison`` are made of.
struct PairedRuns {
  let base: [CaseFacts]
  let head: [CaseFacts]
  let pairing: Pairing
  let noise: NoiseThreshold
  let resampling: Resampling
  let scales: CriterionScales
  /// One per case of the pairing, in its order: repeats are averaged before anything is compared.
  let cases: [CaseMeans]

  init(
    base: [CaseFacts],
    head: [CaseFacts],
    pairing: Pairing,
    noise: NoiseThreshold,
    resampling: Resampling
  ) {
    self.base = base
    self.head = head
    self.pairing = pairing
    self.noise = noise
    self.resampling = resampling
    let scales = CriterionScales(base, head)
    self.scales = scales
    cases = pairing.cases.map { paired in
      CaseMeans(
        base: SideMeans(paired.base.map { base[$0] }, scales),
        head: SideMeans(paired.head.map { head[$0] }, scales)
      )
    }
  }

  /// The traces of each case that are compared one with one: as many repeats as both sides have.
  var sideBySide: some Sequence<(base: CaseFacts, head: CaseFacts)> {
    pairing.cases.lazy.flatMap(\.repeats).map { (base: base[$0.base], head: head[$0.head]) }
  }

  /// The first trace of a case on each side.
  func first(_ place: Int) -> (base: CaseFacts, head: CaseFacts) {
    let paired = pairing.cases[place]
    return (base[paired.base[0]], head[paired.head[0]])
  }
}

/// A case's means on both sides.
struct CaseMeans {
  let base: SideMeans
  let head: SideMeans
}

/// Means over the repeats of a case that have a value.
struct SideMeans {
  let values: [Metric: Double]
  let criteria: [Criterion: Double]
  /// Whether at least half of the repeats fail by any criterion.
  let fails: Bool

  init(_ repeats: [CaseFacts], _ scales: CriterionScales) {
    let judged = repeats.map(scales.values)
    values = Self.means(repeats.map(\.values))
    criteria = Self.means(judged)
    let failing = zip(repeats, judged).count { facts, values in
      facts.failure != nil || values.contains { scales.fails($0.key, $0.value) }
    }
    fails = 2 * failing >= repeats.count
  }

  /// Of all repeats in their order, so that sums do not depend on anything else.
  private static func means<Key>(_ repeats: [[Key: Double]]) -> [Key: Double] {
    if repeats.count == 1 { return repeats[0] }
    var means: [Key: Mean] = [:]
    for values in repeats {
      for (key, value) in values { means[key, default: Mean()].add(value) }
    }
    return means.compactMapValues(\.value)
  }
}

extension CriterionScales {
  /// Whether a mean is a failure: at most half of what it is the mean of passed.
  func fails(_ criterion: Criterion, _ mean: Double) -> Bool {
    scales[criterion] == .passes && mean <= 0.5
  }
}
