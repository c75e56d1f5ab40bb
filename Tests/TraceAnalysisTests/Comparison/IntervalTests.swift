import JSONBytes
import Testing

@testable import TraceAnalysis

@Suite("Intervals agree with scipy and with published ones")
struct IntervalTests {
  /// Newcombe (1998), table III, method 10; cells are passed in both, newly failing, newly passing,
  /// failed in both, the interval that of base less head.
  @Test(
    "The interval of a change of paired proportions as published",
    arguments: [
      ([36, 12, 2, 0], 0.0569, 0.3404),
      ([20, 12, 2, 16], 0.0562, 0.3292),
      ([18, 12, 2, 18], 0.0562, 0.3290),
      ([36, 14, 0, 0], 0.1528, 0.4167),
      ([35, 14, 0, 1], 0.1461, 0.4175),
      ([18, 14, 0, 18], 0.1441, 0.3963),
      ([2, 97, 1, 0], 0.8721, 0.9854),
      ([0, 29, 1, 0], 0.6666, 0.9882),
      ([2, 98, 0, 0], 0.9178, 0.9945),
      ([0, 30, 0, 0], 0.8395, 1),
      ([54, 0, 0, 0], -0.0664, 0.0664),
      ([53, 0, 0, 1], -0.0729, 0.0729),
      ([30, 0, 0, 24], -0.0358, 0.0358),
      ([27, 0, 0, 27], -0.0351, 0.0351),
    ] as [([Double], Double, Double)]
  )
  func newcombe(cells: [Double], low: Double, high: Double) throws {
    let rates = try #require(PairedProportions(DiscordantTable(cells: cells)))
    #expect((-rates.interval.high - low).magnitude < 0.6e-4)
    #expect((-rates.interval.low - high).magnitude < 0.6e-4)
    #expect((rates.difference + (cells[1] - cells[2]) / cells.reduce(0, +)).magnitude < 1e-12)
  }

  @Test("No cases, no interval")
  func none() {
    #expect(PairedProportions(DiscordantTable()) == nil)
    #expect(MedianInterval([]) == nil)
    #expect(PairedMean([]) == nil)
    #expect(PairedMean([ValuePair(base: 1, head: 2)]) == nil)
    #expect(PercentileShift.shifts([], fractions: [0.5]) == [])
    #expect(MedianRatio(base: [0], head: [1]) == nil)
  }

  @Test("Mean differences, by pairs and by groups of pairs")
  func pairedMean() throws {
    for row in try ComparisonFixture.rows("pairedMean") {
      let groups = row["groups"]?.numbers.map { Int($0) }
      let found = try #require(PairedMean(try row.valuePairs(), groups: groups))
      #expect(isNear(found.interval.low, try row.number("low")))
      #expect(isNear(found.interval.high, try row.number("high")))
      #expect(isNear(found.pValue, try row.number("pValue")))
    }
  }

  @Test("Bootstrapped medians lie where a hundred thousand samples of scipy's put them")
  func medians() throws {
    for row in try ComparisonFixture.rows("medians") {
      let found = try #require(MedianInterval(try row.numbers("values")))
      #expect(isNear(found.median, try row.number("median")))
      #expect(found.interval.isWithin(try row.numbers("window")))
    }
  }

  @Test("So do ratios of medians that are not paired")
  func unpairedMedians() throws {
    let row = try ComparisonFixture.part("unpairedMedians")
    let ratio = MedianRatio(base: try row.numbers("base"), head: try row.numbers("head"))
    let logarithms = try #require(ratio).interval.mapped { RealFunctions.log($0) ?? .nan }
    #expect(logarithms.isWithin(try row.numbers("window")))
  }

  @Test("So do moved percentiles")
  func shifts() throws {
    let part = try ComparisonFixture.part("shifts")
    let rows = try #require(part["shifts"]).elements.map { $0 }
    let found = PercentileShift.shifts(
      try part.valuePairs(),
      fractions: try rows.map { try $0.number("fraction") }
    )
    try #require(found.count == rows.count)
    for (shift, row) in zip(found, rows) {
      #expect(isNear(shift.base, try row.number("base")))
      #expect(isNear(shift.head, try row.number("head")))
      #expect(shift.interval.isWithin(try row.numbers("window")), "\(shift)")
    }
  }

  @Test("Random numbers are those of another program")
  func generators() throws {
    for row in try ComparisonFixture.rows("generators") {
      var random = ResamplingGenerator(stream: UInt64(try row.number("stream")))
      let numbers = try row.numbers("bounds").map { Double(random.index(below: Int($0))) }
      #expect(numbers == (try row.numbers("numbers")))
    }
  }

  /// z √1024 / 2 is 31.36: the rank 512 − 31.36, rounded down, and as many from the other end.
  @Test("Of many values the interval of the median stands on order statistics")
  func orderStatistics() throws {
    let found = try #require(MedianInterval((1...1024).map(Double.init)))
    #expect(found.median == 512.5)
    #expect(found.interval == ConfidenceInterval(low: 480, high: 545))
  }

  @Test("Ratios of pairs leave out what has none")
  func logRatios() throws {
    let pairs = [(2, 4), (0, 0), (0, 3), (3, 0), (-1, -1), (5, 5), (.nan, 1), (1, .infinity)]
    let found = MedianRatio.logRatios(pairs.map { ValuePair(base: $0.0, head: $0.1) })
    #expect(found.count == 3)
    #expect(isNear(found[0], 0.6931471805599453))
    #expect(found.dropFirst() == [0, 0])
    let ratio = try #require(MedianRatio(logRatios: found))
    #expect(ratio.ratio == 1)
  }
}

extension ConfidenceInterval {
  /// Whether each bound lies between two of four values.
  fileprivate func isWithin(_ window: [Double]) -> Bool {
    let slack = 1e-12
    return window.count == 4 && low >= window[0] - slack && low <= window[1] + slack
      && high >= window[2] - slack && high <= window[3] + slack
  }
}
