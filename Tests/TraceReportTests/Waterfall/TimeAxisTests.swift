import Testing

@testable import TraceReport

@Suite("Time axis") struct TimeAxisTests {
  @Test(
    "Round steps, none in the last twentieth",
    arguments: [
      (0, [0]), (1, [0, 1]), (5, [0, 1, 2, 3, 4, 5]), (6, [0, 1, 2, 3, 4, 5, 6]),
      (7, [0, 2, 4, 6]),
      (100, [0, 20, 40, 60, 80]), (160, [0, 25, 50, 75, 100, 125, 150]),
      (198_000_000, [0, 50_000_000, 100_000_000, 150_000_000]),
      (2_000_000_000, [0, 500_000_000, 1_000_000_000, 1_500_000_000]),
    ] as [(Int64, [Int64])]
  )
  func steps(length: Int64, ticks: [Int64]) { #expect(TimeAxis(length: length).ticks == ticks) }

  /// Two years are 63,072,000 s, in steps of ten million.
  @Test(
    "Years have steps too",
    arguments: [
      (63_072_000_000_000_000, 10_000_000_000_000_000, 6), (1 << 62, 1_000_000_000_000_000_000, 5),
      (.max, 2_000_000_000_000_000_000, 5),
    ] as [(Int64, Int64, Int64)]
  )
  func years(length: Int64, step: Int64, count: Int64) {
    #expect(TimeAxis(length: length).ticks == (0..<count).map { $0 * step })
  }

  @Test("Four to seven ticks on an axis of any length")
  func about() {
    var length: Int64 = 20
    while length < .max / 2 {
      let ticks = TimeAxis(length: length).ticks
      #expect((4...7).contains(ticks.count), "\(length)")
      #expect(ticks.last.map { $0 <= length } == true, "\(length)")
      let digits = "\(ticks[1])".reversed().drop { $0 == "0" }.reversed()
      #expect(["1", "2", "25", "5"].contains(String(digits)), "\(length)")
      length += length / 3
    }
  }
}
