/// The change of a pass rate over the same cases, with method 10 of Newcombe (1998), "Improved
/// confidence intervals for the difference between binomial proportions based on paired data".
package struct PairedProportions: Sendable, Equatable {
  package let base: Proportion
  package let head: Proportion
  /// Bounds of the difference of rates, head less base, −1…1.
  package let interval: ConfidenceInterval

  /// Head's rate less base's, −1…1.
  package var difference: Double { head.rate - base.rate }

  /// Nil without cases.
  package init?(_ table: DiscordantTable) {
    guard let base = Proportion(table.passedInBoth + table.newlyFailing, of: table.cases),
      let head = Proportion(table.passedInBoth + table.newlyPassing, of: table.cases)
    else { return nil }
    self.base = base
    self.head = head
    let correlation = Self.correlation(table)
    let below = Self.length(head.rate - head.low, base.high - base.rate, correlation)
    let above = Self.length(head.high - head.rate, base.rate - base.low, correlation)
    let change = head.rate - base.rate
    interval = ConfidenceInterval(low: max(-1, change - below), high: min(1, change + above))
  }

  /// The third side of a triangle.
  private static func length(_ a: Double, _ b: Double, _ correlation: Double) -> Double {
    max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
  }

  /// Phi of the table, a positive one corrected for continuity; 0 where a margin is empty.
  private static func correlation(_ table: DiscordantTable) -> Double {
    let (a, b) = (Double(table.passedInBoth), Double(table.newlyFailing))
    let (c, d) = (Double(table.newlyPassing), Double(table.failedInBoth))
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return 0 }
    let product = a * d - b * c
    let corrected = product > 0 ? max(0, product - (a + b + c + d) / 2) : product
    return corrected / margins.squareRoot()
  }
}
