/// The standard normal distribution.
package enum NormalDistribution {
  /// The probability of a value above the given one, 0…1.
  package static func upperTail(_ value: Double) -> Double {
    if value < 0 { return 1 - upperTail(-value) }
    return value < 3 ? 0.5 - centre(value) : density(value) / millsDenominator(value)
  }

  /// The probability of a value as far from 0 as the given one, 0…1.
  package static func twoSided(_ value: Double) -> Double { min(1, 2 * upperTail(value.magnitude)) }

  static func density(_ value: Double) -> Double {
    RealFunctions.exp(-value * value / 2) * 0.3989422804014327
  }

  /// The probability between 0 and the value, by the series of Marsaglia (2004), "Evaluating the
  /// normal distribution".
  private static func centre(_ value: Double) -> Double {
    var term = value
    var sum = value
    var divisor = 3.0
    while term > sum * 1e-17 {
      term *= value * value / divisor
      sum += term
      divisor += 2
    }
    return sum * density(value)
  }

  /// The denominator of Laplace's continued fraction of the tail (DLMF 7.9.3).
  private static func millsDenominator(_ value: Double) -> Double {
    stride(from: 120.0, through: 1, by: -1).reduce(value) { value + $1 / $0 }
  }
}
