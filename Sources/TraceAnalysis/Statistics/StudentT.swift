/// Student's t distribution.
///
/// Made of the four operations and square roots alone, which give the same bits on every machine;
/// logarithms and powers of a C library do not.
package enum StudentT {
  /// The value that 97.5 % of the distribution lie below: the half width of a 95 % interval in
  /// standard errors.
  ///
  /// Fewer than one degree of freedom count as one.
  package static func quantile975(freedom: Int) -> Double {
    freedom < 200 ? bisected(max(1, freedom)) : expanded(Double(freedom))
  }

  /// Where both tails together hold 5 %.
  private static func bisected(_ freedom: Int) -> Double {
    var (low, high) = (1.9, 12.8)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if tails(middle, freedom) > 0.05 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The chance of a value beyond ±t: the incomplete beta function of ν / (ν + t²) with ν/2 and ½.
  private static func tails(_ t: Double, _ freedom: Int) -> Double {
    let rest = t * t / (Double(freedom) + t * t)
    return IncompleteBeta(halves: freedom).value(1 - rest, rest)
  }

  /// The expansion in powers of 1/ν around the normal quantile (Abramowitz and Stegun 26.7.5).
  private static func expanded(_ freedom: Double) -> Double {
    let z = Proportion.normal975
    let w = z * z
    let terms = [
      z * (w + 1) / 4,
      z * ((5 * w + 16) * w + 3) / 96,
      z * (((3 * w + 19) * w + 17) * w - 15) / 384,
      z * ((((79 * w + 776) * w + 1482) * w - 1920) * w - 945) / 92160,
    ]
    return z + terms.reversed().reduce(0) { ($0 + $1) / freedom }
  }
}
