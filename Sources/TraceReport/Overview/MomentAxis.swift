/// Round moments along an axis of days and hours.
struct MomentAxis {
  /// Milliseconds since the Unix epoch.
  let first: Int64
  let last: Int64
  /// Round moments within the axis, ascending, about five; empty where it has no length.
  let ticks: [Int64]
  /// Milliseconds between two ticks.
  private let step: Int64

  /// What a date of ECMAScript can hold, so that nothing overflows.
  private static let limit: Int64 = 8_640_000_000_000_000

  /// - Parameter moments: Milliseconds since the Unix epoch; nil without any.
  init?(_ moments: some Sequence<Int64>) {
    let bounded = moments.lazy.map { max(-Self.limit, min(Self.limit, $0)) }
    guard let first = bounded.min(), let last = bounded.max() else { return nil }
    self.first = first
    self.last = last
    step = Self.step(last - first)
    ticks = Self.ticks(first, last, step)
  }

  /// Where a moment lies, 0…1; the middle of an axis without length.
  func share(_ moment: Int64) -> Double {
    guard last > first else { return 0.5 }
    return (Double(max(first, min(last, moment))) - Double(first)) / Double(last - first)
  }

  /// The moment with what tells it from the other ticks: date, time, or both.
  func label(_ tick: Int64) -> String {
    let moment = MomentText(milliseconds: tick)
    if step >= Self.day { return moment.date }
    let digits = step >= 60_000 ? 5 : step >= 1000 ? 8 : 12
    let time = String(moment.time.prefix(digits))
    return isWithinDay ? time : "\(moment.date.suffix(5)) \(time)"
  }

  /// Whether the axis begins and ends on one day.
  var isWithinDay: Bool {
    MomentText(milliseconds: first).isSameDay(as: MomentText(milliseconds: last))
  }

  private static let day: Int64 = 86_400_000

  private static let steps: [Int64] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500]
    + [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800].map { $0 * 1000 }
    + [1, 2, 3, 6, 12].map { $0 * 3_600_000 } + [1, 2, 7, 14, 30, 90, 180, 360].map { $0 * day }

  /// The smallest step that makes at most six; beyond the list a multiple of its last by ten.
  private static func step(_ length: Int64) -> Int64 {
    if let step = steps.first(where: { length / $0 < 6 }) { return step }
    var step = 360 * day
    while length / step >= 6 { step *= 10 }
    return step
  }

  private static func ticks(_ first: Int64, _ last: Int64, _ step: Int64) -> [Int64] {
    guard last > first else { return [] }
    let rest = first % step
    let start = first - rest + (rest > 0 ? step : 0)
    return Array(stride(from: start, through: last, by: Int64.Stride(step)))
  }
}
