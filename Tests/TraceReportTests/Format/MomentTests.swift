import Testing

@testable import TraceReport

/// Expected values are those of GNU date; the extremes are those of Java's `Instant`.
@Suite("Moments as text") struct MomentTests {
  @Test(
    "Date and time in UTC with milliseconds",
    arguments: [
      (0, "1970-01-01", "00:00:00.000"), (1, "1970-01-01", "00:00:00.001"),
      (86_399_999, "1970-01-01", "23:59:59.999"), (86_400_000, "1970-01-02", "00:00:00.000"),
      (1_795_348_279_617, "2026-11-22", "11:51:19.617"),
      (951_782_399_999, "2000-02-28", "23:59:59.999"),
      (951_782_400_000, "2000-02-29", "00:00:00.000"),
      (1_709_164_800_000, "2024-02-29", "00:00:00.000"),
      (1_709_251_200_000, "2024-03-01", "00:00:00.000"),
      (4_107_542_399_000, "2100-02-28", "23:59:59.000"),
      (4_107_542_400_000, "2100-03-01", "00:00:00.000"),
    ]
  )
  func moments(milliseconds: Int64, date: String, time: String) {
    let moment = MomentText(milliseconds: milliseconds)
    #expect((moment.date, moment.time) == (date, time))
  }

  @Test(
    "Before 1970 as well",
    arguments: [
      (-1, "1969-12-31", "23:59:59.999"), (-1000, "1969-12-31", "23:59:59.000"),
      (-86_400_000, "1969-12-31", "00:00:00.000"), (-86_400_001, "1969-12-30", "23:59:59.999"),
      (-2_203_891_200_000, "1900-03-01", "00:00:00.000"),
      (-2_203_891_200_001, "1900-02-28", "23:59:59.999"),
    ]
  )
  func before(milliseconds: Int64, date: String, time: String) {
    let moment = MomentText(milliseconds: milliseconds)
    #expect((moment.date, moment.time) == (date, time))
  }

  @Test(
    "Years of five digits and more, and years before the first",
    arguments: [
      (253_402_300_799_999, "9999-12-31", "23:59:59.999"),
      (253_402_300_800_000, "10000-01-01", "00:00:00.000"),
      (-62_135_596_800_000, "0001-01-01", "00:00:00.000"),
      (-62_167_219_200_000, "0000-01-01", "00:00:00.000"),
      (.max, "292278994-08-17", "07:12:55.807"),
      (.min, "−292275055-05-16", "16:47:04.192"),
    ] as [(Int64, String, String)]
  )
  func extremes(milliseconds: Int64, date: String, time: String) {
    let moment = MomentText(milliseconds: milliseconds)
    #expect((moment.date, moment.time) == (date, time))
  }

  @Test("A machine reads it as ISO 8601")
  func iso() {
    #expect(MomentText(milliseconds: 1_795_348_279_617).iso == "2026-11-22T11:51:19.617Z")
  }
}
