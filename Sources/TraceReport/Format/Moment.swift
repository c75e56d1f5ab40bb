import Glibc
import JSONBytes

/// A moment in UTC as a page shows it.
package struct MomentText: Sendable, Equatable {
  private let year: Int64
  private let month: UInt64
  private let day: UInt64
  /// Of the day.
  private let milliseconds: UInt64

  /// - Parameter milliseconds: Since the Unix epoch; any value, years beyond 9999 included.
  package init(milliseconds: Int64) {
    let (days, rest) = Self.divided(milliseconds, by: 86_400_000)
    var seconds = time_t(days * 86_400)
    var fields = tm()
    gmtime_r(&seconds, &fields)
    year = Int64(fields.tm_year) + 1900
    month = UInt64(fields.tm_mon) + 1
    day = UInt64(fields.tm_mday)
    self.milliseconds = UInt64(rest)
  }

  /// Such as `2026-11-22`.
  package var date: String { String { writeDate(to: &$0) } }

  /// Such as `11:51:19.617`.
  package var time: String { String { writeTime(to: &$0) } }

  /// Date and time as ISO 8601 wants them, for a machine.
  package var iso: String { String { writeISO(to: &$0) } }

  /// Whether two moments are on the same day.
  func isSameDay(as other: MomentText) -> Bool {
    (year, month, day) == (other.year, other.month, other.day)
  }

  func writeDate(to text: inout ByteBuffer) {
    if year < 0 { text.append("−") }
    text.append(decimal: year.magnitude, places: 4)
    text.append("-")
    text.append(decimal: month, places: 2)
    text.append("-")
    text.append(decimal: day, places: 2)
  }

  func writeTime(to text: inout ByteBuffer) {
    text.append(decimal: milliseconds / 3_600_000, places: 2)
    text.append(":")
    text.append(decimal: milliseconds / 60_000 % 60, places: 2)
    text.append(":")
    text.append(decimal: milliseconds / 1000 % 60, places: 2)
    text.append(".")
    text.append(decimal: milliseconds % 1000, places: 3)
  }

  func writeISO(to text: inout ByteBuffer) {
    write(to: &text, between: "T")
    text.append("Z")
  }

  /// Appends date and time with something between them.
  func write(to text: inout ByteBuffer, between separator: StaticString) {
    writeDate(to: &text)
    text.append(separator)
    writeTime(to: &text)
  }

  /// Two moments in UTC with the date repeated only where it changes.
  static func range(_ first: Int64, _ last: Int64) -> String {
    let (from, to) = (MomentText(milliseconds: first), MomentText(milliseconds: last))
    let end = from.isSameDay(as: to) ? to.time.prefix(8) : "\(to.date) \(to.time.prefix(8))"
    return "\(from.date) \(from.time.prefix(8)) to \(end) UTC"
  }

  /// Quotient and remainder towards negative infinity, so that the remainder is never negative.
  private static func divided(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
