extension RunComparison {
  /// Compares two runs whose cases are paired.
  ///
  /// Repeats of a case are averaged before anything is compared. Pure: the same facts give the same
  /// comparison, bootstrap included, whose seed is fixed.
  ///
  /// - Parameters:
  ///   - base: In the order of the source: the places that `pairing` names.
  ///   - head: Likewise.
  ///   - pairing: Of their keys.
  ///   - noise: Changes within it do not matter.
  ///   - resampling: How much the bootstrap draws.
  package init(
    base: [CaseFacts],
    head: [CaseFacts],
    pairing: Pairing,
    noise: NoiseThreshold = NoiseThreshold(),
    resampling: Resampling = Resampling()
  ) {
    let runs = PairedRuns(
      base: base,
      head: head,
      pairing: pairing,
      noise: noise,
      resampling: resampling
    )
    let (metrics, assessments) = (runs.metrics, runs.assessments)
    let changes = runs.caseChanges(assessments)
    let order = CaseOrder(changes, runs.cases)
    let family = TestFamily(metrics.map(\.comparison) + assessments.map(\.comparison))
    self.pairing = pairing
    self.metrics = zip(metrics, family.adjusted).map { $0.adjusted($1) }
    self.assessments = zip(assessments, family.adjusted.dropFirst(metrics.count))
      .map { $0.adjusted($1, ranks: order.ranks) }
    spanNames = runs.spanNames
    kinds = runs.kinds
    models = runs.models
    prompts = runs.prompts
    tools = runs.tools(changes.map(\.toolChanges), ranks: order.ranks)
    errors = runs.errors
    cases = order.places.map { changes[$0] }
    tests = family.tests
    self.noise = noise
    self.resampling = resampling
  }
}

/// The tests whose p-values are adjusted together, by the rule of Benjamini and Hochberg.
private struct TestFamily {
  /// One a comparison; nil for one without a test.
  let adjusted: [Double?]
  let tests: Int

  init(_ comparisons: [MetricComparison]) {
    let places = comparisons.indices.filter { comparisons[$0].pValue != nil }
    let pValues = AdjustedPValues.benjaminiHochberg(comparisons.compactMap(\.pValue))
    var adjusted = [Double?](repeating: nil, count: comparisons.count)
    for (place, pValue) in zip(places, pValues) { adjusted[place] = pValue }
    self.adjusted = adjusted
    tests = pValues.count
  }
}
