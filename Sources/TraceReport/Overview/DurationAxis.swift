/// Round durations along a log axis.
enum DurationAxis {
  /// Powers of ten in nanoseconds, on a short axis with 2 and 5 times each, ascending.
  static func ticks(isShort: Bool) -> [Int64] {
    let decades = sequence(first: Int64(1)) { $0 > Int64.max / 100 ? nil : $0 * 10 }
    return decades.flatMap { decade in isShort ? [decade, decade * 2, decade * 5] : [decade] }
  }
}
