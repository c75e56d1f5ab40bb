/// Logarithm and exponential by additions, multiplications and divisions alone.
///
/// Those of a system's mathematical library differ in the last place from machine to machine, and with
/// them a report would. Both are good to a few units in the last place.
package enum RealFunctions {
  /// The natural logarithm; nil unless the value is finite and above 0.
  package static func log(_ value: Double) -> Double? {
    guard value > 0, value.isFinite else { return nil }
    var exponent = Double(value.exponent)
    var fraction = value.significand
    if fraction > 2.squareRoot() {
      fraction /= 2
      exponent += 1
    }
    return exponent * ln2High + (exponent * ln2Low + logNearOne(fraction))
  }

  /// e to a power; 0 and infinity beyond the range.
  package static func exp(_ power: Double) -> Double {
    guard power < 709.8 else { return power.isNaN ? .nan : .infinity }
    guard power > -708 else { return 0 }
    let doublings = (power / (ln2High + ln2Low)).rounded()
    let rest = (power - doublings * ln2High) - doublings * ln2Low
    return Double(sign: .plus, exponent: Int(doublings), significand: expNearZero(rest))
  }

  /// ln 2 in two parts, of which the first times a whole exponent is exact.
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 0x1.a39ef35793c76p-33

  /// The logarithm between √½ and √2: 2 artanh((x − 1) / (x + 1)).
  private static func logNearOne(_ value: Double) -> Double {
    let ratio = (value - 1) / (value + 1)
    let square = ratio * ratio
    var sum = 0.0
    for denominator in stride(from: 23.0, through: 3, by: -2) {
      sum = (sum + 1 / denominator) * square
    }
    return 2 * (ratio + ratio * sum)
  }

  /// The power series where the power is no larger than ½ ln 2.
  private static func expNearZero(_ power: Double) -> Double {
    var sum = 1.0
    for factor in stride(from: 15.0, through: 1, by: -1) { sum = 1 + power / factor * sum }
    return sum
  }
}
