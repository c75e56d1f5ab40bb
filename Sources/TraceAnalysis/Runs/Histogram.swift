import Glibc

/// Durations counted in bins of an eighth of a decade.
package struct Histogram: Sendable, Equatable {
  /// The eighth of a decade that the first bin begins at: 10^(first / 8) nanoseconds.
  package let first: Int
  /// One per bin, without gaps.
  package let bins: [Bin]

  /// What fell into a bin.
  package struct Bin: Sendable, Equatable {
    package var finished = 0
    /// Those of `finished` that failed.
    package var failed = 0
  }

  /// - Parameter values: Durations in nanoseconds, and whether they ended in failure. Values below a
  ///   nanosecond count as one.
  /// - Returns: Nil without values.
  package init?(_ values: [(durationNS: Int64, hasFailed: Bool)]) {
    let places = values.map { Self.place($0.durationNS) }
    guard let first = places.min(), let last = places.max() else { return nil }
    var bins = [Bin](repeating: Bin(), count: last - first + 1)
    for (place, value) in zip(places, values) {
      bins[place - first].finished += 1
      bins[place - first].failed += value.hasFailed ? 1 : 0
    }
    self.first = first
    self.bins = bins
  }

  /// The place of a duration on the axis in eighths of a decade, whole numbers being the bins' edges.
  package static func position(_ nanoseconds: Double) -> Double { 8 * log10(max(1, nanoseconds)) }

  /// The upper edge of the bin at a place, nanoseconds, rounded.
  package static func upperEdgeNS(_ place: Int) -> Int64 {
    Int64(min(pow(10, Double(place + 1) / 8), 9e18).rounded())
  }

  private static func place(_ nanoseconds: Int64) -> Int {
    Int(position(Double(nanoseconds)).rounded(.down))
  }
}
