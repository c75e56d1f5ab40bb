import Testing

@testable import TraceReport

@Suite("Durations as text") struct DurationTests {
  private static let second: Int64 = 1_000_000_000

  @Test(
    "Three significant digits in the unit that suits, rounded half up",
    arguments: [
      (0, "0 ns"), (1, "1 ns"), (999, "999 ns"),
      (1000, "1.00 µs"), (1004, "1.00 µs"), (1005, "1.01 µs"), (9_994, "9.99 µs"),
      (9_995, "10.0 µs"), (10_049, "10.0 µs"), (10_050, "10.1 µs"), (93_000, "93.0 µs"),
      (99_949, "99.9 µs"), (99_950, "100 µs"), (100_499, "100 µs"), (100_500, "101 µs"),
      (999_499, "999 µs"), (999_500, "1.00 ms"), (1_000_000, "1.00 ms"),
      (9_994_999, "9.99 ms"), (9_995_000, "10.0 ms"), (56_000_000, "56.0 ms"),
      (99_949_999, "99.9 ms"), (99_950_000, "100 ms"), (198_000_000, "198 ms"),
      (999_499_999, "999 ms"), (999_500_000, "1.00 s"), (second, "1.00 s"),
      (1_505_000_000, "1.51 s"), (9_994_999_999, "9.99 s"), (9_995_000_000, "10.0 s"),
      (59_949_999_999, "59.9 s"),
    ]
  )
  func significant(nanoseconds: Int64, expected: String) {
    #expect(DurationText(nanoseconds: nanoseconds).text == thin(expected))
  }

  @Test(
    "From a minute on whole seconds, from an hour on whole minutes",
    arguments: [
      (59_950_000_000, "1 m 00 s"), (59_995_000_000, "1 m 00 s"), (60 * second, "1 m 00 s"),
      (60_499_999_999, "1 m 00 s"), (60_500_000_000, "1 m 01 s"), (124 * second, "2 m 04 s"),
      (600 * second, "10 m 00 s"), (3_599_499_999_999, "59 m 59 s"),
      (3_599_500_000_000, "1 h 00 m"), (3600 * second, "1 h 00 m"),
      (3_629_999_999_999, "1 h 00 m"), (3630 * second, "1 h 01 m"), (7170 * second, "2 h 00 m"),
      (86_400 * second, "24 h 00 m"), (359_999 * second, "100 h 00 m"),
    ]
  )
  func mixed(nanoseconds: Int64, expected: String) {
    #expect(DurationText(nanoseconds: nanoseconds).text == thin(expected))
  }

  @Test("Minutes are rounded once: 29.5 s are less than half a minute")
  func roundsOnce() {
    #expect(DurationText(nanoseconds: 3_629_500_000_000).text == thin("1 h 00 m"))
  }

  @Test(
    "A negative length has a true minus and is rounded by its size",
    arguments: [
      (-1, "−1 ns"), (-999, "−999 ns"), (-1005, "−1.01 µs"), (-999_500, "−1.00 ms"),
      (-59_950_000_000, "−1 m 00 s"), (-3600 * second, "−1 h 00 m"),
    ]
  )
  func negative(nanoseconds: Int64, expected: String) {
    #expect(DurationText(nanoseconds: nanoseconds).text == thin(expected))
  }

  /// 2⁶³ ns are 9,223,372,036.85 s, which is 153,722,867 minutes and 17 seconds.
  @Test(
    "The extremes of 64 bits are hours as well",
    arguments: [(Int64.max, "2562047 h 47 m"), (Int64.min, "−2562047 h 47 m")]
  )
  func extremes(nanoseconds: Int64, expected: String) {
    #expect(DurationText(nanoseconds: nanoseconds).text == thin(expected))
  }

  @Test("Number and unit can be set apart")
  func parts() {
    let short = DurationText(nanoseconds: 56_000_000)
    #expect((short.number, short.unit) == ("56.0", "ms"))
    let long = DurationText(nanoseconds: 124_000_000_000)
    #expect((long.number, long.unit) == (thin("2 m 04"), "s"))
  }

  @Test(
    "A tick has no needless zeros",
    arguments: [
      (1, "1 ns"), (200, "200 ns"), (2500, "2.5 µs"), (10_000, "10 µs"), (100_000, "100 µs"),
      (1_250_000, "1.25 ms"), (12_500_000, "12.5 ms"), (50_000_000, "50 ms"),
      (500_000_000, "500 ms"), (second, "1 s"), (2_500_000_000, "2.5 s"), (20 * second, "20 s"),
      (120 * second, "2 m 00 s"),
    ]
  )
  func ticks(nanoseconds: Int64, expected: String) {
    #expect(DurationText(tick: nanoseconds).text == thin(expected))
  }
}

@Suite("Three digits of a quotient") struct ScaledNumberTests {
  private func text(_ value: UInt64, per unit: UInt64) -> String? {
    ScaledNumber(value, per: unit, below: 1000).map { number in
      String { number.write(to: &$0) }
    }
  }

  @Test(
    "Rounded half up, also where the unit is odd",
    arguments: [
      (4, 1000, "0.00"), (5, 1000, "0.01"), (1, 3, "0.33"), (2, 3, "0.67"), (29, 3, "9.67"),
      (10, 3, "3.33"), (999, 7, "143"),
    ] as [(UInt64, UInt64, String)]
  )
  func rounded(value: UInt64, unit: UInt64, expected: String) {
    #expect(text(value, per: unit) == expected)
  }

  @Test(
    "Nothing where the rounded number reaches the limit",
    arguments: [(999_499, "999"), (999_500, nil), (UInt64.max, nil)] as [(UInt64, String?)]
  )
  func limit(value: UInt64, expected: String?) {
    #expect(text(value, per: 1000) == expected)
  }
}
