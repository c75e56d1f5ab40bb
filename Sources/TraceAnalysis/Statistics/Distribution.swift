/// What a sample looks like, in the unit of its values.
///
/// Percentiles are of type 7 (``Percentile``) and always there, however few the values: whether one
/// may be shown says ``isSound(_:)``.
package struct Distribution: Sendable, Equatable {
  /// Number of values, at least 1.
  package let n: Int
  package let mean: Double
  /// Of the sample, by n − 1; nil below two values.
  package let standardDeviation: Double?
  package let minimum: Double
  package let p50: Double
  package let p90: Double
  package let p95: Double
  package let p99: Double
  package let maximum: Double

  /// The distribution of whole numbers such as nanoseconds, in any order; nil without values.
  ///
  /// The mean is that of the exact sum, which 64 bits need not hold.
  package init?(_ values: [Int64]) {
    let sorted = values.sorted()
    guard let moments = Moments(sorted) else { return nil }
    self.init(count: sorted.count, moments) { Percentile.type7(sorted, $0) }
  }

  /// The distribution of numbers in any order; nil where no value counts.
  ///
  /// Not counted are what is no number and what is larger than 10^150, whose square is none.
  package init?(_ values: [Double]) {
    let sorted = values.filter { $0.magnitude <= 1e150 }.sorted()
    guard let moments = Moments(sorted) else { return nil }
    self.init(count: sorted.count, moments) { Percentile.type7(numbers: sorted, $0) }
  }

  private init?(count: Int, _ moments: Moments, percentile: (Double) -> Double?) {
    guard let minimum = percentile(0), let p50 = percentile(0.5), let p90 = percentile(0.9),
      let p95 = percentile(0.95), let p99 = percentile(0.99), let maximum = percentile(1)
    else { return nil }
    n = count
    mean = moments.mean
    standardDeviation = moments.standardDeviation
    self.minimum = minimum
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.maximum = maximum
  }

  /// True where there are enough values for a percentile, see ``Percentile/fewest(for:)``.
  package func isSound(_ fraction: Double) -> Bool { n >= Percentile.fewest(for: fraction) }
}
