/// How much a bootstrap draws (Efron and Tibshirani 1993, "An introduction to the bootstrap").
package struct Resampling: Sendable {
  /// How many samples are drawn; more give an interval that depends less on the seed.
  package var samples: Int

  package init(samples: Int = 10_000) { self.samples = max(1, samples) }

  /// The bounds of the middle 95 % of statistics of samples: the percentile interval.
  static func percentileInterval(_ statistics: [Double]) -> ConfidenceInterval? {
    let sorted = statistics.sorted()
    guard let low = Percentile.type7(numbers: sorted, 0.025),
      let high = Percentile.type7(numbers: sorted, 0.975)
    else { return nil }
    return ConfidenceInterval(low: low, high: high)
  }
}

/// How often each of several items is in a sample that is drawn with replacement.
struct ResampleCounts {
  private(set) var counts: [Int32]
  private var random: ResamplingGenerator

  /// Nothing drawn yet; lists that are drawn apart from each other take streams of their own.
  init(items: Int, stream: UInt64 = 0) {
    counts = [Int32](repeating: 0, count: items)
    random = ResamplingGenerator(stream: stream)
  }

  /// Draws as many items as there are.
  mutating func draw() {
    for item in counts.indices { counts[item] = 0 }
    for _ in counts.indices { counts[random.index(below: counts.count)] += 1 }
  }
}
