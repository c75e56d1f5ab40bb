import Glibc

/// A moment in UTC as a page shows it.
package struct MomentText: Sendable, Equatable {
  /// Such as `2026-11-22`.
  package let date: String
  /// Such as `11:51:19.617`.
  package let time: String

  /// - Parameter milliseconds: Since the Unix epoch; any value, years beyond 9999 included.
  package init(milliseconds: Int64) {
    let (days, rest) = Self.divided(milliseconds, by: 86_400_000)
    var seconds = time_t(days * 86_400)
    var fields = tm()
    gmtime_r(&seconds, &fields)
    date =
      "\(Self.padded(Int64(fields.tm_year) + 1900, 4))-\(Self.padded(Int64(fields.tm_mon) + 1, 2))-\(Self.padded(Int64(fields.tm_mday), 2))"
    let hours = Self.padded(rest / 3_600_000, 2)
    let minutes = Self.padded(rest / 60_000 % 60, 2)
    time = "\(hours):\(minutes):\(Self.padded(rest / 1000 % 60, 2)).\(Self.padded(rest % 1000, 3))"
  }

  /// Date and time as ISO 8601 wants them, for a machine.
  package var iso: String { "\(date)T\(time)Z" }

  /// Two moments in UTC with the date repeated only where it changes.
  static func range(_ first: Int64, _ last: Int64) -> String {
    let (from, to) = (MomentText(milliseconds: first), MomentText(milliseconds: last))
    let end = from.date == to.date ? to.time.prefix(8) : "\(to.date) \(to.time.prefix(8))"
    return "\(from.date) \(from.time.prefix(8)) to \(end) UTC"
  }

  /// Quotient and remainder towards negative infinity, so that the remainder is never negative.
  private static func divided(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "−" : "") + zeros + digits
  }
}
