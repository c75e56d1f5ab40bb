/// How large a change must be to matter.
package struct NoiseThreshold: Sendable, Equatable {
  /// Of ratios, and of scores without bounds as a share of base's mean; 0.1 for ± 10 %.
  package var ratio: Double
  /// Of rates and of scores between 0 and 1.
  package var rate: Double

  package init(ratio: Double = 0.1, rate: Double = 0.02) {
    self.ratio = ratio
    self.rate = rate
  }
}
