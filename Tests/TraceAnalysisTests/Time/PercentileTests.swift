import TestSupport
import Testing
import TraceAnalysis

@Suite("Percentiles of type 7")
struct PercentileTests {
  /// Position (n − 1) · p between the order statistics, by hand.
  @Test(
    "Linear between order statistics",
    arguments: [
      ([1, 2, 3, 4], 0.5, 2.5),
      ([1, 2, 3, 4], 0.25, 1.75),
      ([1, 2, 3, 4], 0, 1),
      ([1, 2, 3, 4], 1, 4),
      ([1, 2, 3], 0.5, 2),
      ([10, 20], 0.95, 19.5),
      ([10, 20], 0.9, 19),
      ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1),
      ([0, 0, 0, 100], 0.75, 25),
      ([7], 0.99, 7),
      ([-30, -10], 0.5, -20),
    ] as [([Int64], Double, Double)]
  )
  func byHand(_ values: [Int64], _ fraction: Double, _ expected: Double) throws {
    let found = try #require(Percentile.type7(values, fraction))
    #expect(abs(found - expected) < 1e-9)
  }

  @Test("None of nothing")
  func empty() {
    #expect(Percentile.type7([], 0.5) == nil)
  }

  @Test("Never falls as the fraction grows", arguments: 0..<20)
  func monotone(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<9).map { _ in Int64.random(in: -1000...1000, using: &random) }.sorted()
    let found = (0...100).compactMap { Percentile.type7(values, Double($0) / 100) }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
    #expect(found.count == 101)
  }
}
