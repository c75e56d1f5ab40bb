/// A mean with the interval that the sample leaves open.
package struct MeanInterval: Sendable, Equatable {
  /// Number of values, at least 1.
  package let n: Int
  /// In the unit of the values; so the bounds.
  package let mean: Double
  /// Lower bound of the 95 % interval by Student's t; nil below two values.
  package let low: Double?
  /// Upper bound; nil below two values.
  package let high: Double?

  /// Mean ± t · sd / √n; nil where no value counts, see ``Distribution``.
  package init?(_ values: [Double]) {
    guard let sample = Distribution(values) else { return nil }
    self.init(sample)
  }

  package init(_ sample: Distribution) {
    n = sample.n
    mean = sample.mean
    let margin = sample.standardDeviation.map { deviation in
      StudentT.quantile975(freedom: sample.n - 1) * deviation / Double(sample.n).squareRoot()
    }
    low = margin.map { sample.mean - $0 }
    high = margin.map { sample.mean + $0 }
  }
}
