import JSONBytes
import Testing
import TraceAnalysis

@Suite("Tests of significance agree with scipy")
struct SignificanceTests {
  @Test("Wilcoxon's test, exact with and without shared ranks, and normal")
  func signedRank() throws {
    for row in try ComparisonFixture.rows("signedRank") {
      let test = SignedRankTest(try row.numbers("differences"))
      #expect(test.statistic == (try row.number("statistic")))
      #expect(isNear(test.pValue, try row.number("pValue")), "n = \(test.changed)")
    }
  }

  @Test("Nothing that differs is no sign of a difference")
  func unchanged() {
    #expect(SignedRankTest([0, 0, 0]) == SignedRankTest([]))
    #expect(SignedRankTest([0, 0]).pValue == 1)
    #expect(SignedRankTest([0, 0]).changed == 0)
  }

  /// All of n signs alike: 2 · ½ⁿ.
  @Test("Changes in one direction", arguments: [(5, 0.0625), (6, 0.03125), (10, 0.001953125)])
  func oneDirection(count: Int, expected: Double) {
    #expect(SignedRankTest((1...count).map(Double.init)).pValue == expected)
    #expect(SignedRankTest([Double](repeating: -0.5, count: count)).pValue == expected)
  }

  @Test("The test of Mann and Whitney, exact and normal")
  func rankSum() throws {
    for row in try ComparisonFixture.rows("rankSum") {
      let (base, head) = (try row.numbers("base"), try row.numbers("head"))
      let test = try #require(RankSumTest(base: base, head: head))
      #expect(test.statistic == (try row.number("statistic")))
      #expect(isNear(test.pValue, try row.number("pValue")), "\(base.count), \(head.count)")
    }
    #expect(RankSumTest(base: [], head: [1]) == nil)
    #expect(RankSumTest(base: [2, 2], head: [2, 2, 2])?.pValue == 1)
  }

  @Test("Cliff's delta is that of all pairs")
  func cliffsDelta() throws {
    for row in try ComparisonFixture.rows("rankSum") {
      let found = CliffsDelta(base: try row.numbers("base"), head: try row.numbers("head"))
      guard row["delta"]?.isNull == false else {
        #expect(found == nil)
        continue
      }
      #expect(isNear(found?.delta, try row.number("delta")))
      #expect(isNear(found?.interval.low, try row.number("low"), 1e-9))
      #expect(isNear(found?.interval.high, try row.number("high"), 1e-9))
    }
    #expect(CliffsDelta(base: [1, 2, 3], head: [4, 5, 6])?.delta == 1)
    #expect(CliffsDelta(base: [3, 3], head: [3, 3])?.delta == 0)
  }

  @Test("McNemar's exact test")
  func mcnemar() throws {
    for row in try ComparisonFixture.rows("mcnemar") {
      let table = DiscordantTable(cells: try row.numbers("table"))
      #expect(isNear(table.pValue, try row.number("pValue")), "\(table)")
    }
  }

  @Test("Families of tests")
  func adjusted() throws {
    for row in try ComparisonFixture.rows("adjusted") {
      let values = try row.numbers("pValues")
      let (holm, hochberg) = (try row.numbers("holm"), try row.numbers("benjaminiHochberg"))
      #expect(zip(AdjustedPValues.holm(values), holm).allSatisfy { isNear($0, $1) })
      #expect(
        zip(AdjustedPValues.benjaminiHochberg(values), hochberg).allSatisfy { isNear($0, $1) }
      )
      #expect(AdjustedPValues.holm(values).count == values.count)
    }
    #expect(AdjustedPValues.holm([]) == [])
    #expect(AdjustedPValues.benjaminiHochberg([]) == [])
  }
}

extension DiscordantTable {
  /// From passed in both, newly failing, newly passing, failed in both.
  init(cells: [Double]) {
    self.init()
    let counts = cells.map { Int($0) }
    (passedInBoth, newlyFailing, newlyPassing, failedInBoth) =
      (counts[0], counts[1], counts[2], counts[3])
  }
}
