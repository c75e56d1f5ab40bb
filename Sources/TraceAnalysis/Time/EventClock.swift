package import TraceModel

/// Reads the times of a span's events.
///
/// MLflow 3.6 to 3.10 write most event times in microseconds into a field of nanoseconds. Read as
/// nanoseconds all of them, until the year 2262, lie in the first 107 days of 1970: beside a span that
/// started later such a time is one of those.
package struct EventClock: Sendable {
  private let repairs: Bool

  /// Takes every time as it is.
  package static let asRecorded = EventClock(repairs: false)

  private init(repairs: Bool) { self.repairs = repairs }

  /// The clock of a span's events.
  package init(of span: Span) { repairs = span.startNS >= Self.oldest }

  /// Nanoseconds since the Unix epoch.
  package func timeNS(_ recorded: Int64) -> Int64 {
    isMicroseconds(recorded) ? recorded * 1000 : recorded
  }

  /// True for a time that is recorded in microseconds.
  package func isMicroseconds(_ recorded: Int64) -> Bool {
    repairs && (1...Int64.max / 1000).contains(recorded)
  }

  /// 1973 in nanoseconds since the Unix epoch.
  private static let oldest: Int64 = 100_000_000_000_000_000
}
