import Testing

@testable import TraceAnalysis

@Suite("Verdicts of a comparison")
struct VerdictTests {
  private func comparison(
    _ low: Double,
    _ high: Double,
    p: Double = 0.01,
    cases: Int = 40
  ) -> MetricComparison {
    MetricComparison(
      change: .ratio,
      cases: cases,
      estimate: (low + high) / 2,
      mean: (low + high) / 2,
      interval: ConfidenceInterval(low: low, high: high),
      pValue: p,
      noise: ConfidenceInterval(low: 0.9, high: 1.1),
      leastCases: 6
    )
  }

  @Test("The whole interval beyond the noise is better or worse, by what the metric is to do")
  func beyond() {
    #expect(comparison(1.11, 1.3).verdict(.less) == .worse)
    #expect(comparison(1.11, 1.3).verdict(.more) == .better)
    #expect(comparison(0.7, 0.89).verdict(.less) == .better)
    #expect(comparison(0.7, 0.89).verdict(.more) == .worse)
  }

  @Test("The whole interval within it is no difference, however significant")
  func within() {
    #expect(comparison(1.02, 1.09, p: 1e-9).verdict(.less) == .noDifference)
    #expect(comparison(0.9, 1.1).verdict(.less) == .noDifference)
  }

  @Test("Anything else shows none")
  func across() {
    #expect(comparison(1.05, 1.3).verdict(.less) == .noDifferenceShown)
    #expect(comparison(0.5, 2).verdict(.more) == .noDifferenceShown)
    #expect(comparison(1.1, 1.3).verdict(.less) == .noDifferenceShown)
    #expect(comparison(1.2, 1.3, p: 0.06).verdict(.less) == .noDifferenceShown)
    #expect(comparison(1.2, 1.3, p: 0.01).verdict(.less, adjusted: 0.2) == .noDifferenceShown)
  }

  @Test("Too few cases cannot tell, whatever they show")
  func tooFew() {
    #expect(comparison(1.2, 1.3, cases: 5).verdict(.less) == .cannotTell(needs: 6))
    let five = MetricComparison.ratio([ValuePair](repeating: ValuePair(base: 1, head: 9), count: 5))
    #expect(five.verdict(.less) == .cannotTell(needs: 6))
    let six = MetricComparison.ratio([ValuePair](repeating: ValuePair(base: 1, head: 9), count: 6))
    #expect(six.verdict(.less) == .worse)
    #expect(MetricComparison.ratio([]).verdict(.less) == .cannotTell(needs: 6))
    #expect(MetricComparison.scores([]).verdict(.more) == .cannotTell(needs: 6))
    #expect(MetricComparison.passes(DiscordantTable()).verdict(.more) == .cannotTell(needs: 6))
    let three = MetricComparison.unpairedRatio(base: [1, 2, 3], head: [7, 8, 9])
    #expect(three.verdict(.less) == .cannotTell(needs: 4))
    let four = MetricComparison.unpairedRatio(base: [1, 2, 3, 4], head: [7, 8, 9, 10])
    #expect(four.verdict(.less) == .worse)
    let zeros = MetricComparison.unpairedRatio(base: [0, 0, 0, 0, 1], head: [1, 2, 3, 4, .nan])
    #expect(zeros.cases == 1)
    #expect(zeros.verdict(.less) == .cannotTell(needs: 4))
  }

  @Test("The threshold of scores follows their scale")
  func scales() {
    let rates = [ValuePair(base: 0.2, head: 1), ValuePair(base: 0, head: 0.5)]
    #expect(MetricComparison.scores(rates).noise == ConfidenceInterval(low: -0.02, high: 0.02))
    let marks = [ValuePair(base: 2, head: 4), ValuePair(base: 4, head: 5)]
    let noise = MetricComparison.scores(marks).noise
    #expect(isNear(noise.low, -0.3) && isNear(noise.high, 0.3))
    let strict = NoiseThreshold(ratio: 0.01, rate: 0.001)
    #expect(MetricComparison.scores(rates, strict).noise.high == 0.001)
    #expect(isNear(MetricComparison.ratio(marks, strict).noise.high, 1.01))
  }

  @Test("Scores that are no numbers do not count")
  func notFinite() {
    let sound = (1...8).map { ValuePair(base: 0, head: Double($0) / 8) }
    let odd = [ValuePair(base: .nan, head: 1), ValuePair(base: 1, head: .infinity)]
    #expect(MetricComparison.scores(odd + sound) == MetricComparison.scores(sound))
    let groups = [9, 9, 1, 1, 2, 2, 3, 3, 4, 4]
    #expect(
      MetricComparison.scores(odd + sound, groups: groups)
        == MetricComparison.scores(sound, groups: Array(groups.dropFirst(2)))
    )
    #expect(MetricComparison.scores(odd).verdict(.more) == .cannotTell(needs: 6))
  }

  @Test("Rates of repeats that all change alike could yet change otherwise")
  func alike() {
    let pairs = [ValuePair](repeating: ValuePair(base: 0.5, head: 0.5), count: 40)
    let comparison = MetricComparison.passRates(pairs)
    // Wilson's bound of 0 of 40: 3.841459 / (40 + 3.841459).
    #expect(isNear(comparison.interval?.high, 0.087622, 1e-5))
    #expect(isNear(comparison.interval?.low, -0.087622, 1e-5))
    #expect(comparison.verdict(.more) == .noDifferenceShown)
  }

  @Test("Repeats that disagree are compared as scores")
  func repeats() {
    let whole = [(1.0, 0.0), (1, 1), (0, 0)].map { ValuePair(base: $0, head: $1) }
    #expect(MetricComparison.passRates(whole).pValue == 1)
    #expect(isNear(MetricComparison.passRates(whole).estimate, -1 / 3))
    let halves = whole + [ValuePair(base: 0.5, head: 1)]
    #expect(MetricComparison.passRates(halves) == MetricComparison.scores(halves))
  }

  /// One of forty cases fell from 100 to 131: its ratio is no more than one of forty.
  @Test("One changed case of many is no verdict")
  func oneOfForty() {
    var pairs = [ValuePair](repeating: ValuePair(base: 100, head: 100), count: 39)
    pairs.append(ValuePair(base: 100, head: 131))
    #expect(MetricComparison.ratio(pairs).verdict(.less) == .noDifference)
  }

  /// The geometric mean is 2^0.45 = 1.366, while the median has not moved.
  @Test("What doubled in nearly half of the cases is not called no difference")
  func largeMinority() {
    var pairs = [ValuePair](repeating: ValuePair(base: 100, head: 100), count: 55)
    pairs += [ValuePair](repeating: ValuePair(base: 100, head: 200), count: 45)
    let found = MetricComparison.ratio(pairs)
    #expect(found.estimate == 1)
    #expect(isNear(found.mean, 1.3660402567543957))
    #expect(found.verdict(.less) == .noDifferenceShown)
  }
}
