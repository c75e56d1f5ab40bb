/// Wilcoxon's signed-rank test of paired differences (Wilcoxon 1945; Conover 1999, section 5.7).
///
/// Zeros are left out and equal magnitudes share their mean rank.
package struct SignedRankTest: Sendable, Equatable {
  /// The pairs that differ.
  package let changed: Int
  /// The sum of the ranks of the rises.
  package let statistic: Double
  /// Two-sided; 1 where nothing differs.
  package let pValue: Double

  /// The most changed pairs whose p-value is exact: every choice of signs is counted, also where ranks
  /// are shared.
  ///
  /// Beyond, it is normal, corrected for ties and continuity.
  package static let largestExact = 50

  package init(_ differences: [Double]) {
    let changes = differences.filter { $0 != 0 && !$0.isNaN }
    let ranks = RankTable(changes.map(\.magnitude))
    let doubledSum = zip(changes, ranks.doubled).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    changed = changes.count
    statistic = Double(doubledSum) / 2
    if changes.count <= Self.largestExact {
      pValue = Self.exact(ranks.doubled, doubledSum)
    } else {
      pValue = Self.normal(ranks, doubledSum)
    }
  }

  /// The share of all choices of signs whose sum is as far from the middle.
  private static func exact(_ doubledRanks: [Int], _ doubledSum: Int) -> Double {
    let total = doubledRanks.reduce(0, +)
    var ways = [Double](repeating: 0, count: total + 1)
    ways[0] = 1
    var largest = 0
    for rank in doubledRanks {
      largest += rank
      for sum in stride(from: largest, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    let tail = ways[...min(doubledSum, total - doubledSum)].reduce(0, +)
    return min(1, 2 * tail / Double(sign: .plus, exponent: doubledRanks.count, significand: 1))
  }

  private static func normal(_ ranks: RankTable, _ doubledSum: Int) -> Double {
    let n = Double(ranks.doubled.count)
    let variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.tieSum / 48
    let distance = (Double(doubledSum) / 2 - n * (n + 1) / 4).magnitude
    return NormalDistribution.twoSided(max(0, distance - 0.5) / variance.squareRoot())
  }
}
