/// The test of Mann and Whitney (1947) of two lists that are not paired.
package struct RankSumTest: Sendable, Equatable {
  /// How many of the pairs of one value from each list have the larger one in head, ties half.
  package let statistic: Double
  /// Two-sided; 1 where all values are equal.
  package let pValue: Double

  /// The most values in each list whose p-value is exact if all differ: every way to deal them is
  /// counted.
  ///
  /// Else it is normal, corrected for ties and continuity.
  package static let largestExact = 20

  /// Nil where a list is empty.
  package init?(base: [Double], head: [Double]) {
    guard !base.isEmpty, !head.isEmpty else { return nil }
    let ranks = RankTable(head + base)
    let doubledSum = ranks.doubled.prefix(head.count).reduce(0, +)
    let doubledU = doubledSum - head.count * (head.count + 1)
    statistic = Double(doubledU) / 2
    if ranks.tieSum == 0, max(base.count, head.count) <= Self.largestExact {
      pValue = Self.exact(base.count, head.count, doubledU / 2)
    } else {
      pValue = Self.normal(Double(base.count), Double(head.count), statistic, ranks.tieSum)
    }
  }

  /// The numbers of ways are the coefficients of the Gaussian binomial, which are made factor by factor.
  private static func exact(_ baseCount: Int, _ headCount: Int, _ statistic: Int) -> Double {
    let largest = baseCount * headCount
    var ways = [Double](repeating: 0, count: largest + 1)
    ways[0] = 1
    for step in 1...headCount {
      let above = baseCount + step
      for u in stride(from: largest, through: above, by: -1) { ways[u] -= ways[u - above] }
      for u in stride(from: step, through: largest, by: 1) { ways[u] += ways[u - step] }
    }
    let tail = ways[...min(statistic, largest - statistic)].reduce(0, +)
    return min(1, 2 * tail / ways.reduce(0, +))
  }

  private static func normal(
    _ baseCount: Double,
    _ headCount: Double,
    _ statistic: Double,
    _ tieSum: Double
  ) -> Double {
    let n = baseCount + headCount
    let product = baseCount * headCount
    let variance = product / 12 * (n + 1 - tieSum / (n * (n - 1)))
    guard variance > 0 else { return 1 }
    let distance = max(0, (statistic - product / 2).magnitude - 0.5)
    return NormalDistribution.twoSided(distance / variance.squareRoot())
  }
}
