/// The median of values and the 95 % interval of the median that they are a sample of.
package struct MedianInterval: Sendable, Equatable {
  package let median: Double
  package let interval: ConfidenceInterval

  /// Up to so many values a bootstrap is drawn; beyond, order statistics stand at the places to which
  /// the bootstrap tends, and no drawing is needed.
  package static let largestResampled = 1000

  /// By the percentile bootstrap, or above ``largestResampled`` values from the order statistics
  /// between which the median lies with 95 % (Conover 1999, "Practical nonparametric statistics",
  /// section 3.2, large samples).
  ///
  /// Nil without values.
  package init?(_ values: [Double], _ resampling: Resampling = Resampling()) {
    let sorted = values.sorted()
    guard let median = Percentile.type7(numbers: sorted, 0.5) else { return nil }
    self.median = median
    if values.count > Self.largestResampled {
      interval = Self.orderStatistics(sorted)
    } else {
      guard let resampled = Self.resampled(values, resampling) else { return nil }
      interval = resampled
    }
  }

  private static func resampled(
    _ values: [Double],
    _ resampling: Resampling
  ) -> ConfidenceInterval? {
    guard var medians = ResampledMedian(values) else { return nil }
    return Resampling.percentileInterval((0..<resampling.samples).map { _ in medians.next() })
  }

  /// The ranks nearest outside of n/2 ± z √n / 2.
  private static func orderStatistics(_ sorted: [Double]) -> ConfidenceInterval {
    let n = Double(sorted.count)
    let reach = Proportion.normal975 * n.squareRoot() / 2
    let low = max(1, Int((n / 2 - reach).rounded(.down)))
    return ConfidenceInterval(low: sorted[low - 1], high: sorted[sorted.count - low])
  }
}
