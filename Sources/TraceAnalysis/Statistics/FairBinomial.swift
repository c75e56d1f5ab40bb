/// The binomial distribution of a fair coin.
package enum FairBinomial {
  /// The probability of at most so many heads in so many throws, 0…1.
  ///
  /// Linear in the number of throws.
  package static func atMost(_ heads: Int, of throwCount: Int) -> Double {
    guard heads >= 0 else { return 0 }
    guard heads < throwCount else { return 1 }
    return throwCount > 1000 ? downwards(heads, throwCount) : upwards(heads, throwCount)
  }

  /// From the chance of no head, which is a power of two.
  private static func upwards(_ heads: Int, _ throwCount: Int) -> Double {
    var term = Double(sign: .plus, exponent: -throwCount, significand: 1)
    var sum = term
    for count in 0..<heads {
      term *= Double(throwCount - count) / Double(count + 1)
      sum += term
    }
    return min(1, sum)
  }

  /// From the chance of the most heads: that of none would be too small for a number.
  private static func downwards(_ heads: Int, _ throwCount: Int) -> Double {
    var term = probability(heads, of: throwCount)
    var sum = term
    for count in stride(from: heads, to: 0, by: -1) {
      term *= Double(count) / Double(throwCount - count + 1)
      sum += term
    }
    return min(1, sum)
  }

  private static func probability(_ heads: Int, of throwCount: Int) -> Double {
    let halvings = Double(throwCount) * 0.6931471805599453
    return RealFunctions.exp(LogGamma.logChoose(throwCount, heads) - halvings)
  }
}
