extension Int64 {
  /// The sum, or the nearest number of 64 bits where it lies beyond them.
  ///
  /// Recorded numbers may be anything, and a sum of large ones must not become negative.
  package func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other < 0 ? .min : .max
  }
}
