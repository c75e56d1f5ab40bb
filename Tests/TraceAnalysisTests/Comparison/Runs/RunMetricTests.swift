import TestSupport
import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Metrics of two runs")
struct RunMetricTests {
  private func run(_ durations: [(String, Double)]) -> [CaseFacts] {
    durations.enumerated().map { CaseFacts("\($0)", $1.0, [.duration: $1.1]) }
  }

  @Test("Repeats of a case are averaged before anything is compared")
  func repeats() throws {
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let base = run(names.map { ($0, 100) } + [("a", 300)])
    let head = run([("a", 400), ("a", 300), ("a", 200)] + names.dropFirst().map { ($0, 100) })
    let comparison = RunComparison(base, head)
    let change = try #require(comparison.change(.duration))
    // Case a: (100 + 300) / 2 = 200 and (400 + 300 + 200) / 3 = 300; all others 100 and 100.
    #expect(change.comparison.cases == 7)
    #expect(isNear(change.comparison.mean, 1.0596340, 1e-7))
    #expect(change.base == 100 && change.head == 100)
    let first = try #require(comparison.cases.first)
    #expect(first.asked == "a")
    #expect(first.base.values[.duration] == 200 && first.head.values[.duration] == 300)
    #expect(first.head.traces.map(\.id) == ["0", "1", "2"])
  }

  @Test("Cases that one run lacks are not compared, nor are those without a value")
  func missing() throws {
    let base = run((0..<8).map { ("q\($0)", 100) }) + [CaseFacts("x", "q8")]
    let head = run((1..<9).map { ("q\($0)", 120) } + [("other", 1)])
    let change = try #require(RunComparison(base, head).change(.duration))
    #expect(change.isPaired)
    #expect(change.comparison.cases == 7)
    #expect(isNear(change.comparison.estimate, 1.2, 1e-7))
    #expect(change.cliffsDelta == nil)
  }

  @Test("The order of the traces does not count")
  func shuffled() throws {
    var random = SeededGenerator(seed: 3)
    let base = run((0..<20).map { ("q\($0)", Double(100 + $0)) })
    let head = run((0..<20).map { ("q\($0)", Double(130 + 2 * $0)) })
    let plain = RunComparison(base, head)
    let mixed = RunComparison(base.shuffled(using: &random), head.shuffled(using: &random))
    let (one, other) = (plain.change(.duration), mixed.change(.duration))
    #expect(one?.comparison.estimate == other?.comparison.estimate)
    #expect(one?.comparison.pValue == other?.comparison.pValue)
    #expect(one?.verdict == other?.verdict)
    #expect(plain.asked == mixed.asked)
  }

  @Test("With too few pairs all values of both are compared, equal inputs as one")
  func unpaired() throws {
    let base = run([("a", 10), ("b", 11), ("c", 12), ("d", 13), ("d", 15)])
    let head = run([("e", 20), ("f", 22), ("g", 24), ("h", 26), ("a", 30)])
    let change = try #require(RunComparison(base, head).change(.duration))
    #expect(!change.isPaired)
    // Base: 10, 11, 12, 14; head: 30, 20, 22, 24, 26.
    #expect(change.comparison.cases == 4)
    #expect(change.base == 11.5 && change.head == 24)
    #expect(change.cliffsDelta == 1)
    // All 9 choose 4 orders are equally likely: 2 / 126.
    #expect(isNear(change.comparison.pValue, 2.0 / 126, 1e-7))
    #expect(change.verdict == .worse)
  }

  @Test("Nothing at all is no case, and nothing is made up")
  func empty() {
    let comparison = RunComparison([], [])
    #expect(comparison.metrics.isEmpty && comparison.cases.isEmpty && comparison.tests == 0)
    let alone = RunComparison(run([("a", 1)]), [])
    #expect(alone.change(.duration)?.verdict == .cannotTell(needs: MetricComparison.leastValues))
    #expect(alone.change(.duration)?.head == nil)
    #expect(alone.change(.cost) == nil)
  }

  @Test("Failures are counted case by case, each with its name")
  func failures() throws {
    let names = (0..<10).map { "q\($0)" }
    let base = names.map { CaseFacts($0, $0) }
    let head = names.map { $0 < "q7" ? CaseFacts($0, $0).failed("E", "m") : CaseFacts($0, $0) }
    let comparison = RunComparison(base, head)
    let change = try #require(comparison.change(.failures))
    #expect(change.base == 0 && change.head == 0.7)
    // Seven heads of seven coins: 2 / 2⁷.
    #expect(isNear(change.comparison.pValue, 0.015625, 1e-7))
    #expect(change.verdict == .worse)
    #expect(comparison.cases[0].newlyFailing == ["error"])
    #expect(comparison.cases.count { $0.flags.contains(.newlyFailing) } == 7)
  }

  @Test("p-values are adjusted over metrics and assessments together")
  func family() throws {
    let names = (0..<8).map { "q\($0)" }
    let base = names.map {
      CaseFacts($0, $0, [.duration: 100, .outputTokens: 50]).judged("ok", .passed(true))
    }
    let head = names.map {
      CaseFacts($0, $0, [.duration: 200, .outputTokens: 50]).judged("ok", .passed(true))
    }
    let comparison = RunComparison(base, head)
    #expect(comparison.tests == 4)
    // 2 / 2⁸ times 4 tests through rank 1; all others are 1.
    #expect(isNear(comparison.change(.duration)?.adjustedPValue, 0.03125, 1e-7))
    #expect(comparison.change(.outputTokens)?.adjustedPValue == 1)
    #expect(comparison.assessments.map(\.adjustedPValue) == [1])
  }
}
