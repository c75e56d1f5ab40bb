/// p-values of several tests, raised so that they hold for all of the tests together.
package enum AdjustedPValues {
  /// Holm (1979), "A simple sequentially rejective multiple test procedure": the chance that even one
  /// of the tests errs stays below the level.
  ///
  /// - Returns: One per p-value, in their order.
  package static func holm(_ pValues: [Double]) -> [Double] {
    let order = ascending(pValues)
    var results = pValues
    var largest = 0.0
    for (place, index) in order.enumerated() {
      largest = max(largest, Double(pValues.count - place) * pValues[index])
      results[index] = min(1, largest)
    }
    return results
  }

  /// Benjamini and Hochberg (1995), "Controlling the false discovery rate": of the tests that pass, the
  /// share that errs stays below the level.
  ///
  /// - Returns: One per p-value, in their order.
  package static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    let order = ascending(pValues)
    var results = pValues
    var smallest = 1.0
    for (place, index) in order.enumerated().reversed() {
      smallest = min(smallest, Double(pValues.count) / Double(place + 1) * pValues[index])
      results[index] = smallest
    }
    return results
  }

  private static func ascending(_ pValues: [Double]) -> [Int] {
    pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  }
}
