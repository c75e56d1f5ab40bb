import Testing
import TraceAnalysis

@Suite("Distributions")
struct DistributionTests {
  /// 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, so the deviation of the sample is √(32/7).
  @Test("Mean and deviation of a sample, by hand")
  func byHand() throws {
    let found = try #require(Distribution([9, 2, 4, 5, 4, 5, 4, 7] as [Int64]))
    #expect(found.n == 8 && found.mean == 5 && found.minimum == 2 && found.maximum == 9)
    #expect(isClose(found.standardDeviation, (32.0 / 7).squareRoot()))
    #expect(found.p50 == 4.5)
    #expect(Distribution([9, 2, 4, 5, 4, 5, 4, 7] as [Double]) == found)
  }

  @Test("None of nothing, and no deviation of one value")
  func few() {
    #expect(Distribution([] as [Int64]) == nil)
    #expect(Distribution([] as [Double]) == nil)
    let one = Distribution([3] as [Int64])
    #expect(one?.mean == 3 && one?.standardDeviation == nil && one?.p99 == 3)
    #expect(MeanInterval([3])?.low == nil && MeanInterval([3])?.mean == 3)
    #expect(MeanInterval([]) == nil)
  }

  @Test("The largest numbers of 64 bits neither overflow nor lose their small differences")
  func large() {
    let large = Distribution([.max, .max, .max] as [Int64])
    #expect(large?.mean == 0x1p63 && large?.standardDeviation == 0)
    #expect(Distribution([.min, .max] as [Int64])?.mean == -0.5)
    let base: Int64 = 1_700_000_000_000_000_000
    #expect(Distribution([base, base + 2, base + 4])?.standardDeviation == 2)
  }

  @Test("What is no number and what is beyond measure does not count")
  func unusable() {
    let found = Distribution([1, .nan, .infinity, -.infinity, 1e300, -1e300, 3])
    #expect(found?.n == 2 && found?.mean == 2)
    #expect(Distribution([.nan]) == nil)
    #expect(Distribution([1e150, -1e150])?.standardDeviation?.isFinite == true)
  }

  @Test(
    "Percentiles from the 90th on need 20 values, from the 99th on 100",
    arguments: [
      (1, [true, false, false, false]), (19, [true, false, false, false]),
      (20, [true, true, true, false]), (99, [true, true, true, false]),
      (100, [true, true, true, true]),
    ]
  )
  func soundness(count: Int, expected: [Bool]) throws {
    let found = try #require(Distribution([Int64](repeating: 1, count: count)))
    #expect([0.5, 0.9, 0.95, 0.99].map(found.isSound) == expected)
  }
}
