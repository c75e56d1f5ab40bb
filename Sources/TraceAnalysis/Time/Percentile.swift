/// Quantiles of type 7 in Hyndman and Fan (1996), numpy's default: linear between order statistics.
package enum Percentile {
  /// - Parameters:
  ///   - sorted: Values in ascending order.
  ///   - fraction: 0…1, 0.95 for the 95th percentile.
  /// - Returns: In the unit of the values; nil where there are none.
  package static func type7(_ sorted: [Int64], _ fraction: Double) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let position = Double(last) * fraction
    let below = Int(position)
    let above = min(below + 1, last)
    let low = Double(sorted[below])
    return low + (position - Double(below)) * (Double(sorted[above]) - low)
  }
}
