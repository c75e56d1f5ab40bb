import TraceModel

/// A criterion in base and head before its p-value is adjusted.
struct AssessmentDraft {
  let criterion: Criterion
  let scale: AssessmentChange.Scale
  /// Of the cases that have both.
  let pairs: [ValuePair]
  /// One a pair: the place of its case in the pairing.
  let places: [Int]
  let comparison: MetricComparison

  init(_ criterion: Criterion, _ scale: AssessmentChange.Scale, in runs: PairedRuns) {
    var (pairs, places): ([ValuePair], [Int]) = ([], [])
    for (place, means) in runs.cases.enumerated() {
      guard let base = means.base.criteria[criterion], let head = means.head.criteria[criterion]
      else { continue }
      pairs.append(ValuePair(base: base, head: head))
      places.append(place)
    }
    self.criterion = criterion
    self.scale = scale
    self.pairs = pairs
    self.places = places
    comparison = scale == .passes ? .passRates(pairs, runs.noise) : .scores(pairs, runs.noise)
  }

  /// Places in the pairing of the cases that got worse: from pass to failure, or a lower number.
  var worse: [Int] { changed { $0.isWorse($1) } }

  var better: [Int] { changed { $0.isWorse(ValuePair(base: $1.head, head: $1.base)) } }

  private func changed(_ isChanged: (AssessmentChange.Scale, ValuePair) -> Bool) -> [Int] {
    zip(places, pairs).filter { isChanged(scale, $0.1) }.map(\.0)
  }

  /// The row with the p-value of the family.
  ///
  /// - Parameters:
  ///   - pValue: The adjusted one; nil without a test.
  ///   - ranks: For each case of the pairing its place among the cases, the worst first.
  /// - Returns: The row with its verdict.
  func adjusted(_ pValue: Double?, ranks: [Int]) -> AssessmentChange {
    let (worse, better) = (worse, better)
    return AssessmentChange(
      name: criterion.name.string,
      sourceType: criterion.sourceType.string,
      scale: scale,
      base: pairs.mean(\.base),
      head: pairs.mean(\.head),
      comparison: comparison,
      adjustedPValue: pValue,
      verdict: comparison.verdict(.more, adjusted: pValue),
      worse: worse.map { ranks[$0] }.sorted(),
      better: better.map { ranks[$0] }.sorted(),
      neededCases: scale == .numbers
        ? nil
        : McNemarPower.neededCases(worse.count, better.count, of: pairs.count)
    )
  }
}

extension AssessmentChange.Scale {
  fileprivate func isWorse(_ pair: ValuePair) -> Bool {
    switch self {
    case .passes: pair.base > 0.5 && pair.head <= 0.5
    case .numbers: pair.head < pair.base
    }
  }
}

extension PairedRuns {
  /// By name, then by source.
  var assessments: [AssessmentDraft] {
    scales.scales.sorted { $0.key < $1.key }.map { AssessmentDraft($0.key, $0.value, in: self) }
  }
}
