/// Medians of samples that are drawn from values with replacement.
struct ResampledMedian {
  private let sorted: [Double]
  private var counts: ResampleCounts

  /// Nil without values.
  init?(_ values: [Double], stream: UInt64 = 0) {
    guard !values.isEmpty else { return nil }
    sorted = values.sorted()
    counts = ResampleCounts(items: values.count, stream: stream)
  }

  /// Draws a sample as large as the values are many.
  mutating func next() -> Double {
    counts.draw()
    let half = (sorted.count - 1) / 2
    let lower = place(of: half)
    let upper = sorted.count.isMultiple(of: 2) ? place(of: half + 1) : lower
    return sorted[lower] + (sorted[upper] - sorted[lower]) / 2
  }

  /// Where the item of a rank in the sample, counted from 0, stands among the values.
  private func place(of rank: Int) -> Int {
    var seen = 0
    for (place, count) in counts.counts.enumerated() {
      seen += Int(count)
      if seen > rank { return place }
    }
    return sorted.count - 1
  }
}
