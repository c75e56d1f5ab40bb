/// How far a percentile of all cases moved, with the 95 % interval that drawing cases anew gives.
package struct PercentileShift: Sendable, Equatable {
  /// 0…1.
  package let fraction: Double
  /// Type 7, in the unit of the values.
  package let base: Double
  package let head: Double
  /// Of head less base, by the percentile bootstrap over whole cases, so that what a case has in base
  /// and in head stays together.
  package let interval: ConfidenceInterval

  /// No more cases are drawn in all than so many: above 5,000 cases fewer samples must do.
  static let largestWork = 50_000_000

  /// One a fraction, in their order; empty without cases.
  package static func shifts(
    _ pairs: [ValuePair],
    fractions: [Double],
    _ resampling: Resampling = Resampling()
  ) -> [PercentileShift] {
    guard !pairs.isEmpty else { return [] }
    let base = RankedValues(pairs.map(\.base), fractions: fractions)
    let head = RankedValues(pairs.map(\.head), fractions: fractions)
    var counts = ResampleCounts(items: pairs.count)
    var changes = [[Double]](repeating: [], count: fractions.count)
    for _ in 0..<min(resampling.samples, max(1000, largestWork / pairs.count)) {
      counts.draw()
      let before = base.percentiles(counts.counts)
      let after = head.percentiles(counts.counts)
      for place in fractions.indices { changes[place].append(after[place] - before[place]) }
    }
    return zip(fractions, changes).compactMap { fraction, changes in
      PercentileShift(fraction, base.sorted, head.sorted, changes)
    }
  }

  private init?(_ fraction: Double, _ base: [Double], _ head: [Double], _ changes: [Double]) {
    guard let before = Percentile.type7(numbers: base, fraction),
      let after = Percentile.type7(numbers: head, fraction),
      let interval = Resampling.percentileInterval(changes)
    else { return nil }
    self.fraction = fraction
    self.base = before
    self.head = after
    self.interval = interval
  }
}
