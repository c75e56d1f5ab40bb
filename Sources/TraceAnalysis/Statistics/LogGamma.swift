/// Logarithms of factorials and of what is made of them.
package enum LogGamma {
  /// ln Γ(x) for x > 0, after Stirling's series (DLMF 5.11.1) beyond 15.
  package static func logGamma(_ value: Double) -> Double {
    var shifted = value
    var product = 1.0
    while shifted < 15 {
      product *= shifted
      shifted += 1
    }
    return stirling(shifted) - (RealFunctions.log(product) ?? 0)
  }

  /// ln of n over k, the number of ways to choose k of n.
  package static func logChoose(_ n: Int, _ k: Int) -> Double {
    logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
  }

  private static func stirling(_ value: Double) -> Double {
    let inverse = 1 / value
    let square = inverse * inverse
    var series = -691.0 / 360_360
    for term in [1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
      series = series * square + term
    }
    let log = RealFunctions.log(value) ?? 0
    return (value - 0.5) * log - value + logRootTwoPi + series * inverse
  }

  /// ½ ln 2π.
  private static let logRootTwoPi = 0.9189385332046728
}
