import ArgumentParser
import TraceSources

/// A moment as it is typed: ISO 8601, or a time span before the newest trace.
struct TimeArgument: ExpressibleByArgument {
  let bound: TimeBound
  /// As it was typed.
  let text: String

  init?(argument: String) {
    text = argument
    let moment = ISOMoment.milliseconds(argument).map(TimeBound.at)
    guard let bound = Self.span(argument) ?? moment else { return nil }
    self.bound = bound
  }

  /// `90s`, `30m`, `2h`, `7d`, `2w`.
  private static func span(_ text: String) -> TimeBound? {
    let units: [Character: Int64] = [
      "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000,
    ]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      count >= 0
    else { return nil }
    let (milliseconds, overflows) = count.multipliedReportingOverflow(by: unit)
    return overflows ? nil : .beforeNewest(milliseconds)
  }
}
