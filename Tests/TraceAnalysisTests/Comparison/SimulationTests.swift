import Foundation
import Testing
import TraceAnalysis

/// How often verdicts err.
///
/// `make simulate` draws a thousand times, as the documentation states it; else a few draws must do.
@Suite("Verdicts on drawn cases")
struct SimulationTests {
  private static let draws =
    ProcessInfo.processInfo.environment["TRACEFOLIO_SIMULATION_DRAWS"].flatMap { Int($0) } ?? 30

  private static let resampling = Resampling(samples: draws < 1000 ? 100 : 1000)

  typealias Metric = (
    name: String, preference: Preference,
    compare: @Sendable (inout Draws, Int, NoiseThreshold, Resampling) -> MetricComparison
  )

  static let metrics: [Metric] = [
    ("durations", .less, { .ratio($0.durations($1), $2, $3) }),
    ("tokens", .less, { .ratio($0.tokens($1), $2, $3) }),
    ("cost", .less, { .ratio($0.costs($1), $2, $3) }),
    (
      "passes", .more,
      { draws, count, threshold, _ in
        .passRates(draws.passes(count), threshold)
      }
    ),
    ("scores", .more, { draws, count, threshold, _ in .scores(draws.scores(count), threshold) }),
    ("marks", .more, { draws, count, threshold, _ in .scores(draws.marks(count), threshold) }),
    (
      "durations without pairs", .less,
      { draws, count, threshold, resampling in
        let (base, head) = (draws.durations(count), draws.durations(count))
        return .unpairedRatio(
          base: base.map(\.base),
          head: head.map(\.head),
          threshold,
          resampling
        )
      }
    ),
  ]

  @Test(
    "Without a true difference at most one verdict of twenty says better or worse",
    arguments: metrics.indices,
    [10, 40, 200]
  )
  func noDifference(metric: Int, cases: Int) {
    let (name, _, _) = Self.metrics[metric]
    let usual = Self.wrong(metric, cases, NoiseThreshold())
    let bare = Self.wrong(metric, cases, NoiseThreshold(ratio: 0, rate: 0))
    report("\(name), n = \(cases): \(usual) wrong, without noise threshold \(bare)")
    #expect(Self.draws < 1000 || usual * 20 <= Self.draws)
    #expect(Self.tail(usual) > 1e-4)
    #expect(Self.tail(bare) > 1e-4)
  }

  /// How many draws of the same cases twice are called better or worse.
  private static func wrong(_ metric: Int, _ cases: Int, _ threshold: NoiseThreshold) -> Int {
    let (_, preference, compare) = metrics[metric]
    return (0..<draws).count { seed in
      var draws = Draws(seed: UInt64(seed * 1000 + metric))
      let verdict = compare(&draws, cases, threshold, resampling).verdict(preference)
      return verdict == .better || verdict == .worse
    }
  }

  /// The chance of at least so many errors where each draw errs with 5 %.
  private static func tail(_ errors: Int) -> Double {
    var term = pow(0.95, Double(draws))
    var below = 0.0
    for count in 0..<errors {
      below += term
      term *= Double(draws - count) / Double(count + 1) * 0.05 / 0.95
    }
    return 1 - below
  }

  /// Of forty cases; the bounds are loose on purpose.
  @Test(
    "A true difference is found the oftener, the larger and the clearer it is",
    arguments: [
      (1.2, 0.1, 0.8, 1), (1.2, 0.15, 0.5, 1), (1.2, 0.25, 0.1, 0.8), (1.2, 0.35, 0, 0.6),
      (1.5, 0.35, 0.8, 1), (2, 0.35, 0.95, 1),
    ]
  )
  func power(factor: Double, spread: Double, atLeast: Double, atMost: Double) {
    let found = (0..<Self.draws).count { seed in
      var draws = Draws(seed: UInt64(seed))
      let pairs = draws.durations(40, spread: spread, factor: factor)
      return MetricComparison.ratio(pairs, NoiseThreshold(), Self.resampling).verdict(.less)
        == .worse
    }
    let share = Double(found) / Double(Self.draws)
    report("× \(factor), spread \(spread), n = 40: found in \(share)")
    #expect(share >= atLeast && share <= atMost)
  }

  private func report(_ line: String) {
    if Self.draws >= 1000 { print(line) }
  }
}
