import TraceAnalysis

/// Percentiles as a page shows them: none that the sample is too small for.
enum QuantileText {
  /// From the 90th percentile on 20 values are needed, for the 99th 100; else `n<20` or `n<100`.
  static func text(_ fraction: Double, of sorted: [Int64]) -> String {
    let needed = Percentile.fewest(for: fraction)
    if sorted.count < needed { return sorted.isEmpty ? "–" : "n<\(needed)" }
    return DurationText(percentile: fraction, of: sorted)?.text ?? "–"
  }
}

extension DurationText {
  /// A percentile of type 7 of durations in ascending order; nil where there are none.
  init?(percentile fraction: Double, of sorted: [Int64]) {
    guard let value = Percentile.type7(sorted, fraction) else { return nil }
    // The greatest of 64 bits is no Double: the nearest one lies beyond them.
    self.init(nanoseconds: Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max))
  }
}
