/// A share with the interval that the sample leaves open.
package struct Proportion: Sendable, Equatable {
  package let hits: Int
  package let total: Int
  /// 0…1.
  package let rate: Double
  /// Bounds of the 95 % interval, 0…1, after Wilson (1927), "Probable inference, the law of
  /// succession, and statistical inference".
  package let low: Double
  package let high: Double

  /// The value that 97.5 % of the normal distribution lie below.
  static let normal975 = 1.959963984540054

  /// Nil without a sample.
  package init?(_ hits: Int, of total: Int) {
    guard total > 0 else { return nil }
    self.hits = hits
    self.total = total
    let n = Double(total)
    let p = Double(hits) / n
    let z = Self.normal975
    let centre = p + z * z / (2 * n)
    let margin = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    rate = p
    // At the ends the bounds are exact; the formula would miss them by a rounding error.
    low = hits == 0 ? 0 : (centre - margin) / scale
    high = hits == total ? 1 : (centre + margin) / scale
  }
}
