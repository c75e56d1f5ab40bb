/// One metric in base and head.
package struct MetricComparison: Sendable, Equatable {
  /// What `estimate` and `interval` are of.
  package enum Change: Sendable, Equatable {
    /// Head / base; 1 for no change.
    case ratio
    /// Head less base, in the metric's unit; 0 for no change.
    case difference
  }

  package let change: Change
  /// The cases that were compared; of lists that are not paired, the values of the shorter one.
  package let cases: Int
  /// The median of ratios, the mean of differences; nil without cases.
  package let estimate: Double?
  /// The mean over all cases, of ratios the geometric one; nil without cases.
  ///
  /// A change in fewer than half of the cases moves it, though not the median.
  package let mean: Double?
  /// 95 %; nil where the cases are too few for one.
  package let interval: ConfidenceInterval?
  /// Two-sided; nil without cases.
  package let pValue: Double?
  /// Changes within it do not matter, see ``NoiseThreshold``.
  package let noise: ConfidenceInterval
  /// With fewer cases no verdict of better or worse is possible.
  package let leastCases: Int

  /// The largest p-value that counts as shown.
  package static let significance = 0.05

  /// What the numbers say.
  ///
  /// Better or worse needs both: the whole interval beyond the noise and a p-value of at most 5 %. The
  /// interval alone would say too much of few cases, whose bootstrap is too narrow. No difference needs
  /// the mean within the noise too: the median alone would miss what befalls a large minority.
  ///
  /// - Parameters:
  ///   - preference: Which way the metric is to go.
  ///   - adjusted: The p-value of the family, see ``AdjustedPValues``; nil for the metric's own.
  /// - Returns: One of the five.
  package func verdict(_ preference: Preference, adjusted: Double? = nil) -> Verdict {
    guard cases >= leastCases, let interval else { return .cannotTell(needs: leastCases) }
    if noise.contains(interval.low), noise.contains(interval.high) {
      return mean.map(noise.contains) == true ? .noDifference : .noDifferenceShown
    }
    guard let p = adjusted ?? pValue, p <= Self.significance else { return .noDifferenceShown }
    if interval.low > noise.high { return preference == .more ? .better : .worse }
    if interval.high < noise.low { return preference == .less ? .better : .worse }
    return .noDifferenceShown
  }
}
