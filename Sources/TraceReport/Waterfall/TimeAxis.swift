/// Round moments along a time axis.
struct TimeAxis {
  /// Nanoseconds from the axis's start, in order, the first one 0; only that one on an empty axis.
  let ticks: [Int64]

  /// About five steps of 1, 2, 2.5 or 5 times a power of ten; at most seven ticks.
  init(length: Int64) {
    let step = Self.step(length)
    let last = max(0, length - length / 20)
    ticks = (0...last / step).map { $0 * step }
  }

  private static func step(_ length: Int64) -> Int64 {
    let factors: [Int64] = [10, 20, 25, 50]
    var power: Int64 = 1
    while power < Int64.max / 1000 {
      for factor in factors where length / max(1, power * factor / 10) <= 6 {
        return max(1, power * factor / 10)
      }
      power *= 10
    }
    return max(1, length)
  }
}
