import JSONBytes
import Testing

@testable import TraceAnalysis

/// Against numpy and scipy, see Tests/Reference/make_statistics.py.
@Suite("Statistics as numpy and scipy compute them")
struct StatisticsReferenceTests {
  private let reference: JSONValue

  init() throws { reference = try Fixture.json("Tests/Fixtures/statistics.json") }

  private func cases(_ key: String) throws -> [JSONValue] {
    let list = try #require(reference[named: key])
    try #require(list.count > 4)
    return Array(list.elements)
  }

  private func expectEqual(_ found: Distribution, _ expected: JSONValue) throws {
    #expect(isClose(found.mean, expected["mean"]?.double))
    #expect(isClose(found.standardDeviation, expected["sd"]?.double))
    #expect(isClose(found.minimum, expected["min"]?.double))
    #expect(isClose(found.maximum, expected["max"]?.double))
    let percentiles = try #require(expected["percentiles"]).numbers
    try #require(percentiles.count == 4)
    for (mine, numpy) in zip([found.p50, found.p90, found.p95, found.p99], percentiles) {
      #expect(isClose(mine, numpy))
    }
  }

  @Test("Durations in nanoseconds")
  func durations() throws {
    for sample in try cases("distributions") {
      let values = try #require(sample["values"]).elements.compactMap(\.int64)
      try expectEqual(try #require(Distribution(values.shuffled())), sample)
    }
  }

  @Test("Scores")
  func scores() throws {
    for sample in try cases("scores") {
      let values = try #require(sample["values"]).numbers
      try expectEqual(try #require(Distribution(values.shuffled())), sample)
    }
  }

  @Test("Intervals of means by Student's t")
  func means() throws {
    for sample in try cases("means") {
      let values = try #require(sample["values"]).numbers
      let found = try #require(MeanInterval(values))
      #expect(isClose(found.mean, sample["mean"]?.double))
      #expect(isClose(found.low, sample["low"]?.double))
      #expect(isClose(found.high, sample["high"]?.double))
    }
  }

  @Test("Intervals of proportions by Wilson")
  func proportions() throws {
    for sample in try cases("proportions") {
      let hits = try #require(sample["hits"]?.int64)
      let total = try #require(sample["total"]?.int64)
      let found = try #require(Proportion(Int(hits), of: Int(total)))
      #expect(abs(found.low - (sample["low"]?.double ?? .nan)) < 1e-9, "\(hits) of \(total)")
      #expect(abs(found.high - (sample["high"]?.double ?? .nan)) < 1e-9, "\(hits) of \(total)")
    }
  }

  @Test("Quantiles of Student's t")
  func quantiles() throws {
    for sample in try cases("t975") {
      let freedom = try #require(sample["freedom"]?.int64)
      let found = StudentT.quantile975(freedom: Int(freedom))
      #expect(isClose(found, sample["t"]?.double), "\(freedom) degrees of freedom")
    }
  }
}
