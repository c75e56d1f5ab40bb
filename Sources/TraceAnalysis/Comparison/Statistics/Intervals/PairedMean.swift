/// The mean difference of pairs with its t interval (Miller 2024, "Adding error bars to evals").
package struct PairedMean: Sendable, Equatable {
  /// Head less base, in the unit of the values.
  package let difference: Double
  /// In the unit of the values; 0 where all pairs differ alike.
  package let standardError: Double
  /// Groups less 1.
  package let degreesOfFreedom: Int
  package let interval: ConfidenceInterval
  /// Two-sided, of Student's t test; 1 where nothing differs.
  package let pValue: Double

  /// Takes pairs that may belong to groups whose members are alike, such as a session's.
  ///
  /// The squared error is G / (G − 1) times the sum of squares of each group's summed deviations,
  /// through n²: with a group a pair that is s² / n.
  /// Nil with fewer than two groups.
  ///
  /// - Parameters:
  ///   - pairs: One a case.
  ///   - groups: The group of each pair; nil where every pair stands for itself.
  package init?(_ pairs: [ValuePair], groups: [Int]? = nil) {
    let n = Double(pairs.count)
    let mean = pairs.reduce(0) { $0 + $1.difference } / n
    let sums = Self.groupSums(pairs.map { $0.difference - mean }, groups)
    guard sums.count > 1 else { return nil }
    let count = Double(sums.count)
    let freedom = sums.count - 1
    let quantile = StudentT.quantile975(freedom: freedom)
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    let error = (count / (count - 1) * squares).squareRoot() / n
    difference = mean
    standardError = error
    degreesOfFreedom = freedom
    interval = ConfidenceInterval(low: mean - quantile * error, high: mean + quantile * error)
    pValue = mean == 0 ? 1 : StudentT.twoSided(mean / error, freedom: freedom)
  }

  /// The sum of each group's deviations, groups by their number.
  private static func groupSums(_ deviations: [Double], _ groups: [Int]?) -> [Double] {
    guard let groups else { return deviations }
    var sums: [Int: Double] = [:]
    for (group, deviation) in zip(groups, deviations) { sums[group, default: 0] += deviation }
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }
}
