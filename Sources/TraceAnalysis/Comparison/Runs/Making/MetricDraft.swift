import TraceModel

/// A metric in base and head before its p-value is adjusted.
struct MetricDraft {
  let metric: Metric
  let base: Double?
  let head: Double?
  let comparison: MetricComparison
  var isPaired = true
  var cliffsDelta: Double?

  /// The row with the p-value of the family.
  func adjusted(_ pValue: Double?) -> MetricChange {
    MetricChange(
      metric: metric,
      base: base,
      head: head,
      comparison: comparison,
      isPaired: isPaired,
      adjustedPValue: pValue,
      verdict: comparison.verdict(metric.preference, adjusted: pValue),
      cliffsDelta: cliffsDelta
    )
  }
}

extension PairedRuns {
  /// In the order of ``Metric``, without those that neither run records.
  var metrics: [MetricDraft] {
    Metric.allCases.filter { metric in
      base.contains { $0.values[metric] != nil } || head.contains { $0.values[metric] != nil }
    }
    .map { $0 == .failures ? failures : ratio(of: $0) }
  }

  private func pairs(of metric: Metric) -> [ValuePair] {
    cases.compactMap { means in
      guard let base = means.base.values[metric], let head = means.head.values[metric] else {
        return nil
      }
      return ValuePair(base: base, head: head)
    }
  }

  /// A failure rate is compared as a pass rate is.
  private var failures: MetricDraft {
    let pairs = pairs(of: .failures)
    if pairs.isEmpty { return unpairedFailures }
    return MetricDraft(
      metric: .failures,
      base: pairs.mean(\.base),
      head: pairs.mean(\.head),
      comparison: .passRates(pairs, noise)
    )
  }

  /// Without a case that is paired the rates of both runs are shown, and nothing is said of them.
  private var unpairedFailures: MetricDraft {
    MetricDraft(
      metric: .failures,
      base: base.compactMap { $0.values[.failures] }.mean,
      head: head.compactMap { $0.values[.failures] }.mean,
      comparison: .passRates([], noise),
      isPaired: false
    )
  }

  private func ratio(of metric: Metric) -> MetricDraft {
    let pairs = pairs(of: metric).filter { !MedianRatio.logRatios([$0]).isEmpty }
    if pairs.count < MetricComparison.leastPairs { return unpairedRatio(of: metric) }
    return MetricDraft(
      metric: metric,
      base: pairs.map(\.base).median,
      head: pairs.map(\.head).median,
      comparison: .ratio(pairs, noise, resampling)
    )
  }

  /// Of all that each run has: a value a case, and one for the traces of equal inputs that are no case.
  private func unpairedRatio(of metric: Metric) -> MetricDraft {
    let bases = cases.compactMap { $0.base.values[metric] } + means(pairing.onlyBase, base, metric)
    let heads = cases.compactMap { $0.head.values[metric] } + means(pairing.onlyHead, head, metric)
    return MetricDraft(
      metric: metric,
      base: bases.median,
      head: heads.median,
      comparison: .unpairedRatio(base: bases, head: heads, noise, resampling),
      isPaired: false,
      cliffsDelta: CliffsDelta(base: bases, head: heads)?.delta
    )
  }

  private func means(
    _ groups: [UnpairedTraces],
    _ facts: [CaseFacts],
    _ metric: Metric
  ) -> [Double] {
    groups.compactMap { group in
      group.traces.reduce(into: Mean()) { mean, place in
        if let value = facts[place].values[metric] { mean.add(value) }
      }
      .value
    }
  }
}

extension [Double] {
  /// Nil without values.
  fileprivate var mean: Double? { reduce(into: Mean()) { $0.add($1) }.value }

  /// Nil without values.
  fileprivate var median: Double? { Percentile.type7(numbers: sorted(), 0.5) }
}

extension [ValuePair] {
  /// Nil without pairs.
  func mean(_ side: (ValuePair) -> Double) -> Double? {
    reduce(into: Mean()) { $0.add(side($1)) }.value
  }
}
