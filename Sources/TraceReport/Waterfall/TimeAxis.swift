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
    var power: Int64 = 1
    while true {
      // No length is more than six times 2 × 10¹⁸, so nothing here can overflow.
      for step in [power, power * 2, power * 5 / 2, power * 5] where length / step <= 6 {
        return step
      }
      power *= 10
    }
  }
}
