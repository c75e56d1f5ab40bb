/// How much more often a value of head is above one of base than below it (Cliff 1993, "Dominance
/// statistics").
package struct CliffsDelta: Sendable, Equatable {
  /// −1, all of head lies below base, to 1.
  package let delta: Double
  /// The asymmetric interval of Feng and Cliff (2004), "Monte Carlo evaluation of ordinal d with
  /// improved confidence interval", with the unbiased variance.
  package let interval: ConfidenceInterval

  /// Nil with fewer than two values in a list.
  package init?(base: [Double], head: [Double]) {
    guard base.count > 1, head.count > 1 else { return nil }
    let (sortedBase, sortedHead) = (base.sorted(), head.sorted())
    let ofHead = head.map { Self.dominance($0, over: sortedBase) }
    let ofBase = base.map { -Self.dominance($0, over: sortedHead) }
    delta = ofHead.reduce(0, +) / Double(head.count)
    let equal = head.reduce(0) { $0 + Self.equalCount($1, in: sortedBase) }
    let variance = Self.variance(ofHead, ofBase, delta, equal)
    interval = Self.interval(delta, variance)
  }

  /// The share of values below the given one less the share above it.
  private static func dominance(_ value: Double, over sorted: [Double]) -> Double {
    let below = sorted.firstIndex(notBelow: value)
    let above = sorted.count - sorted.firstIndex(above: value)
    return Double(below - above) / Double(sorted.count)
  }

  private static func equalCount(_ value: Double, in sorted: [Double]) -> Int {
    sorted.firstIndex(above: value) - sorted.firstIndex(notBelow: value)
  }

  private static func variance(
    _ ofHead: [Double],
    _ ofBase: [Double],
    _ delta: Double,
    _ equal: Int
  ) -> Double {
    let (n, m) = (Double(ofHead.count), Double(ofBase.count))
    let heads = ofHead.reduce(0) { $0 + ($1 - delta) * ($1 - delta) }
    let bases = ofBase.reduce(0) { $0 + ($1 - delta) * ($1 - delta) }
    let unequal = n * m - Double(equal)
    let all = unequal - n * m * delta * delta
    let unbiased = (m * m * heads + n * n * bases - all) / (n * m * (n - 1) * (m - 1))
    // Below it the estimate makes no sense.
    return max(unbiased, (1 - delta * delta) / (n * m - 1))
  }

  private static func interval(_ delta: Double, _ variance: Double) -> ConfidenceInterval {
    let z = Proportion.normal975
    let square = delta * delta
    let width = z * variance.squareRoot()
    let reach = width * (1 - 2 * square + square * square + width * width).squareRoot()
    let scale = 1 - square + width * width
    guard scale > 0 else { return ConfidenceInterval(low: delta, high: delta) }
    let centre = delta - delta * square
    return ConfidenceInterval(
      low: max(-1, (centre - reach) / scale),
      high: min(1, (centre + reach) / scale)
    )
  }
}

extension [Double] {
  /// Where in ascending values the first one stands that is not below the given one.
  fileprivate func firstIndex(notBelow value: Double) -> Int { partition { $0 < value } }

  /// Where in ascending values the first one stands that is above the given one.
  fileprivate func firstIndex(above value: Double) -> Int { partition { $0 <= value } }

  private func partition(_ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
