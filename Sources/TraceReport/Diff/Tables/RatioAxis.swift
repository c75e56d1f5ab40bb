import Glibc

/// The log axis that the changes of a diff share: the same in every report, so that reports compare.
enum RatioAxis {
  /// The ratio at the right end; its inverse is at the left one.
  static let end = 3.2

  /// The place of a ratio, 0…1 on the axis and beyond it outside of that; nil for no positive number.
  static func place(_ ratio: Double) -> Double? {
    guard ratio > 0, ratio.isFinite else { return nil }
    return 0.5 + 0.5 * log(ratio) / log(end)
  }

  /// The labels at the head of the column.
  static let labels: [(text: StaticString, ratio: Double)] = [
    ("÷ 2", 0.5), ("no change", 1), ("× 2", 2),
  ]
}
