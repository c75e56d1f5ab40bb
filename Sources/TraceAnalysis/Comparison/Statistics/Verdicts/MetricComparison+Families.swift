extension MetricComparison {
  /// With fewer pairs even a change in one direction throughout is likelier than 5 %: 2 · ½⁵.
  package static let leastPairs = 6

  /// With fewer values in each list even lists that do not overlap are likelier than 5 %: 2 / 20.
  package static let leastValues = 4

  /// Durations, tokens or cost of the same cases: the median of the ratios, Wilcoxon's test of their
  /// logarithms.
  ///
  /// Pairs without a ratio do not count, see ``MedianRatio/logRatios(_:)``.
  package static func ratio(
    _ pairs: [ValuePair],
    _ threshold: NoiseThreshold = NoiseThreshold(),
    _ resampling: Resampling = Resampling()
  ) -> MetricComparison {
    let logRatios = MedianRatio.logRatios(pairs)
    let ratio = MedianRatio(logRatios: logRatios, resampling)
    return MetricComparison(
      change: .ratio,
      cases: logRatios.count,
      estimate: ratio?.ratio,
      mean: ratio?.mean,
      interval: ratio?.interval,
      pValue: ratio.map { _ in SignedRankTest(logRatios).pValue },
      noise: threshold.ratios,
      leastCases: leastPairs
    )
  }

  /// Durations, tokens or cost of cases that are not paired: the ratio of the medians, the test of Mann
  /// and Whitney.
  ///
  /// Values that are not above 0 do not count.
  package static func unpairedRatio(
    base: [Double],
    head: [Double],
    _ threshold: NoiseThreshold = NoiseThreshold(),
    _ resampling: Resampling = Resampling()
  ) -> MetricComparison {
    let (base, head) = (base.filter(\.hasLogarithm), head.filter(\.hasLogarithm))
    let ratio = MedianRatio(base: base, head: head, resampling)
    return MetricComparison(
      change: .ratio,
      cases: min(base.count, head.count),
      estimate: ratio?.ratio,
      mean: ratio?.mean,
      interval: ratio?.interval,
      pValue: RankSumTest(base: base, head: head)?.pValue,
      noise: threshold.ratios,
      leastCases: leastValues
    )
  }

  /// Scores of the same cases: the mean difference with its t interval, Wilcoxon's test; that of Student
  /// where cases belong to groups.
  ///
  /// Where all values lie between 0 and 1, the threshold is that of rates; else a share of base's mean.
  /// Pairs with a value that is no finite number do not count.
  package static func scores(
    _ pairs: [ValuePair],
    groups: [Int]? = nil,
    _ threshold: NoiseThreshold = NoiseThreshold()
  ) -> MetricComparison {
    let kept = pairs.indices.filter { pairs[$0].isFinite }
    let groups = groups.map { groups in kept.map { $0 < groups.count ? groups[$0] : -1 } }
    let pairs = kept.map { pairs[$0] }
    let mean = PairedMean(pairs, groups: groups)
    let ranks = SignedRankTest(pairs.map(\.difference))
    return MetricComparison(
      change: .difference,
      cases: pairs.count,
      estimate: mean?.difference,
      mean: mean?.difference,
      interval: mean?.interval,
      pValue: groups == nil ? mean.map { _ in ranks.pValue } : mean?.pValue,
      noise: threshold.differences(of: pairs),
      leastCases: leastPairs
    )
  }

  /// Passes and failures of the same cases: the change of the pass rate with Newcombe's interval,
  /// McNemar's test.
  package static func passes(
    _ table: DiscordantTable,
    _ threshold: NoiseThreshold = NoiseThreshold()
  ) -> MetricComparison {
    let rates = PairedProportions(table)
    return MetricComparison(
      change: .difference,
      cases: table.cases,
      estimate: rates?.difference,
      mean: rates?.difference,
      interval: rates?.interval,
      pValue: rates.map { _ in table.pValue },
      noise: threshold.rates,
      leastCases: leastPairs
    )
  }

  /// Pass rates of the same cases, 0…1: as passes and failures where every case is wholly one of them,
  /// as scores where repeats of a case disagree.
  package static func passRates(
    _ pairs: [ValuePair],
    _ threshold: NoiseThreshold = NoiseThreshold()
  ) -> MetricComparison {
    let isWhole = pairs.allSatisfy { [0, 1].contains($0.base) && [0, 1].contains($0.head) }
    guard isWhole else { return scores(pairs, threshold).withReach(threshold) }
    return passes(DiscordantTable(pairs.map { ($0.base == 1, $0.head == 1) }), threshold)
  }
}

extension MetricComparison {
  /// Where all cases change alike a t interval has no width, though other cases may change otherwise: it
  /// then reaches as far as Wilson's bound of a rate that was never seen.
  fileprivate func withReach(_ threshold: NoiseThreshold) -> MetricComparison {
    guard let interval, let estimate, interval.low == interval.high,
      let reach = Proportion(0, of: cases)?.high
    else { return self }
    return MetricComparison(
      change: change,
      cases: cases,
      estimate: estimate,
      mean: mean,
      interval: ConfidenceInterval(low: max(-1, estimate - reach), high: min(1, estimate + reach)),
      pValue: pValue,
      noise: threshold.rates,
      leastCases: leastCases
    )
  }
}

extension Double {
  fileprivate var hasLogarithm: Bool { self > 0 && isFinite }
}

extension NoiseThreshold {
  fileprivate var ratios: ConfidenceInterval {
    ConfidenceInterval(low: 1 - ratio, high: 1 + ratio)
  }

  fileprivate var rates: ConfidenceInterval { ConfidenceInterval(low: -rate, high: rate) }

  fileprivate func differences(of pairs: [ValuePair]) -> ConfidenceInterval {
    if pairs.allSatisfy({ (0...1).contains($0.base) && (0...1).contains($0.head) }) { return rates }
    let mean = pairs.reduce(0) { $0 + $1.base } / Double(pairs.count)
    let reach = ratio * mean.magnitude
    return ConfidenceInterval(low: -reach, high: reach)
  }
}
