import Testing
import TraceAnalysis

@Suite("Functions of statistics agree with scipy")
struct FunctionTests {
  @Test("Logarithm")
  func log() throws {
    for row in try ComparisonFixture.functions("log") {
      #expect(isNear(RealFunctions.log(row[0]), row[1], 1e-15), "\(row)")
    }
    #expect(RealFunctions.log(0) == nil)
    #expect(RealFunctions.log(-1) == nil)
    #expect(RealFunctions.log(.infinity) == nil)
    #expect(RealFunctions.log(.nan) == nil)
  }

  @Test("Exponential")
  func exp() throws {
    for row in try ComparisonFixture.functions("exp") {
      let relative = RealFunctions.exp(row[0]) / row[1] - 1
      #expect(relative.magnitude < 1e-15, "\(row)")
    }
    #expect(RealFunctions.exp(-1e9) == 0)
    #expect(RealFunctions.exp(1e9) == .infinity)
    #expect(RealFunctions.exp(.nan).isNaN)
  }

  @Test("Logarithm of the gamma function")
  func logGamma() throws {
    for row in try ComparisonFixture.functions("logGamma") {
      #expect(isNear(LogGamma.logGamma(row[0]), row[1], 1e-11), "\(row)")
    }
  }

  @Test("Tail of the normal distribution, to ten digits also where it is thin")
  func normalTail() throws {
    for row in try ComparisonFixture.functions("upperTail") {
      let relative = NormalDistribution.upperTail(row[0]) / row[1] - 1
      #expect(relative.magnitude < 1e-12, "\(row)")
    }
  }

  @Test("Two tails of Student's distribution")
  func studentTails() throws {
    for row in try ComparisonFixture.functions("twoSidedT") {
      let found = StudentT.twoSided(row[0], freedom: Int(row[1]))
      #expect((found - row[2]).magnitude <= row[2] * 1e-10, "\(row)")
    }
  }

  @Test("Quantiles of Student's distribution")
  func studentQuantiles() throws {
    for row in try ComparisonFixture.functions("quantileT") {
      #expect(isNear(StudentT.quantile975(freedom: Int(row[0])), row[1]), "\(row)")
    }
  }

  @Test("Heads of a fair coin")
  func coins() throws {
    for row in try ComparisonFixture.functions("atMostHeads") {
      let relative = FairBinomial.atMost(Int(row[0]), of: Int(row[1])) / row[2] - 1
      #expect(relative.magnitude < 1e-10, "\(row)")
    }
    #expect(FairBinomial.atMost(-1, of: 4) == 0)
    #expect(FairBinomial.atMost(0, of: 0) == 1)
  }

  /// By hand: 2 before 5, 5, 5 at places 2 to 4, then 9.
  @Test("Equal values share their mean rank")
  func ranks() {
    let ranks = RankTable([5, 9, 5, 2, 5])
    #expect(ranks.doubled == [6, 10, 6, 2, 6])
    #expect(ranks.tieSum == 24)
    #expect(RankTable([]).doubled == [])
  }
}
