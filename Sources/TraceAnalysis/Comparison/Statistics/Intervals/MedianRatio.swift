/// How many times as much head takes as base: of pairs the median of head / base, of two lists that
/// are not paired the ratio of their medians.
package struct MedianRatio: Sendable, Equatable {
  /// Head / base, above 0; 1 for no change.
  package let ratio: Double
  /// The geometric mean of the ratios; of lists that are not paired, the ratio of their geometric means.
  package let mean: Double
  package let interval: ConfidenceInterval

  /// The logarithms of head / base of the pairs that have a ratio, in their order.
  ///
  /// Two zeros are no change; a pair with one zero or a value below it has no ratio.
  package static func logRatios(_ pairs: [ValuePair]) -> [Double] {
    pairs.compactMap { pair in
      if pair.base == pair.head, pair.base >= 0 { return 0 }
      guard let base = RealFunctions.log(pair.base), let head = RealFunctions.log(pair.head) else {
        return nil
      }
      return head - base
    }
  }

  /// Takes the logarithms of the ratios of pairs; nil without pairs.
  ///
  /// The interval is that of the median of the logarithms, see ``MedianInterval``.
  package init?(logRatios: [Double], _ resampling: Resampling = Resampling()) {
    guard let logarithm = MedianInterval(logRatios, resampling) else { return nil }
    ratio = RealFunctions.exp(logarithm.median)
    mean = RealFunctions.exp(Self.average(logRatios))
    interval = logarithm.interval.mapped(RealFunctions.exp)
  }

  /// Takes two lists that are not paired, each resampled by itself; nil where one of them holds no
  /// value above 0.
  ///
  /// Of more than ``MedianInterval/largestResampled`` values each median has a normal error, as wide as
  /// its own interval says, and the squares of the errors add up.
  package init?(base: [Double], head: [Double], _ resampling: Resampling = Resampling()) {
    let (base, head) = (base.compactMap(RealFunctions.log), head.compactMap(RealFunctions.log))
    guard let before = MedianInterval(base, resampling),
      let after = MedianInterval(head, resampling),
      let interval = Self.difference(base, head, before, after, resampling)
    else { return nil }
    ratio = RealFunctions.exp(after.median - before.median)
    mean = RealFunctions.exp(Self.average(head) - Self.average(base))
    self.interval = interval.mapped(RealFunctions.exp)
  }

  private static func average(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func difference(
    _ base: [Double],
    _ head: [Double],
    _ before: MedianInterval,
    _ after: MedianInterval,
    _ resampling: Resampling
  ) -> ConfidenceInterval? {
    if max(base.count, head.count) > MedianInterval.largestResampled {
      return before.squareAndAdd(to: after)
    }
    guard var bases = ResampledMedian(base),
      var heads = ResampledMedian(head, stream: 1)
    else { return nil }
    return Resampling.percentileInterval(
      (0..<resampling.samples).map { _ in heads.next() - bases.next() }
    )
  }
}

extension MedianInterval {
  /// The interval of the difference of two medians (Zou and Donner 2008, "Construction of confidence
  /// limits about effect measures: a general approach").
  fileprivate func squareAndAdd(to after: MedianInterval) -> ConfidenceInterval {
    let change = after.median - median
    let below = Self.length(after.median - after.interval.low, interval.high - median)
    let above = Self.length(after.interval.high - after.median, median - interval.low)
    return ConfidenceInterval(low: change - below, high: change + above)
  }

  private static func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}
