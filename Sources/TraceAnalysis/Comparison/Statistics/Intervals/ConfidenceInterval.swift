/// The values that a sample leaves open at 95 % confidence.
package struct ConfidenceInterval: Sendable, Equatable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether a value is not outside the bounds.
  func contains(_ value: Double) -> Bool { value >= low && value <= high }

  /// The interval in which each bound is changed by a rising function.
  func mapped(_ change: (Double) -> Double) -> ConfidenceInterval {
    ConfidenceInterval(low: change(low), high: change(high))
  }
}
