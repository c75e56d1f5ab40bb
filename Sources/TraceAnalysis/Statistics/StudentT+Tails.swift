extension StudentT {
  /// The probability of a value as far from 0 as the given one, 0…1.
  ///
  /// - Parameters:
  ///   - value: In standard errors.
  ///   - freedom: Degrees of freedom, at least 1.
  /// - Returns: 0 for an infinite value.
  package static func twoSided(_ value: Double, freedom: Int) -> Double {
    guard value.isFinite else { return 0 }
    let square = value * value
    let sum = Double(freedom) + square
    return square > 0
      ? IncompleteBeta(halves: freedom).value(Double(freedom) / sum, square / sum) : 1
  }
}
