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

  /// Counts durations in nanoseconds, each with whether it ended in failure.
  ///
  /// A duration below a nanosecond counts as one. Nil without durations.
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

  /// The upper edge of the bin at a place, nanoseconds, rounded.
  package static func upperEdgeNS(_ place: Int) -> Int64 {
    Int64(min(lowerEdgeNS(place + 1), 9e18).rounded())
  }

  private static func place(_ nanoseconds: Int64) -> Int {
    let value = Double(max(1, nanoseconds))
    var place = 0
    while lowerEdgeNS(place + 1) <= value { place += 1 }
    return place
  }

  /// 10^(place / 8) from a table: a logarithm would differ from machine to machine.
  private static func lowerEdgeNS(_ place: Int) -> Double {
    var edge = eighths[place % 8]
    for _ in 0..<place / 8 { edge *= 10 }
    return edge
  }

  /// 10^(0/8) to 10^(7/8).
  private static let eighths = [
    1, 1.333521432163324, 1.7782794100389228, 2.371373705661655, 3.1622776601683795,
    4.216965034285822, 5.623413251903491, 7.498942093324558,
  ]
}
