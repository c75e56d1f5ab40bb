/// Quantiles of type 7 in Hyndman and Fan (1996), numpy's default: linear between order statistics.
package enum Percentile {
  /// - Parameters:
  ///   - sorted: Values in ascending order.
  ///   - fraction: 0…1, 0.95 for the 95th percentile.
  /// - Returns: In the unit of the values; nil where there are none.
  package static func type7(_ sorted: [Int64], _ fraction: Double) -> Double? {
    type7(count: sorted.count, fraction) { Double(sorted[$0]) }
  }

  /// The same of numbers in ascending order.
  package static func type7(numbers sorted: [Double], _ fraction: Double) -> Double? {
    type7(count: sorted.count, fraction) { sorted[$0] }
  }

  private static func type7(
    count: Int,
    _ fraction: Double,
    value: (Int) -> Double
  ) -> Double? {
    guard count > 0 else { return nil }
    let last = count - 1
    let position = Double(last) * fraction
    let below = Int(position)
    let above = min(below + 1, last)
    let low = value(below)
    return low + (position - Double(below)) * (value(above) - low)
  }

  /// How many values a percentile needs to say something of more than the largest ones: 20 from the
  /// 90th on, 100 from the 99th on.
  package static func fewest(for fraction: Double) -> Int {
    fraction >= 0.99 ? 100 : fraction >= 0.9 ? 20 : 1
  }
}
