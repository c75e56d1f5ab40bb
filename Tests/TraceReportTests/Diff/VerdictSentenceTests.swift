import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Sentence of a diff") struct VerdictSentenceTests {
  private func sentence(_ metrics: [MetricChange], _ change: (inout DiffFixture) -> Void = { _ in })
    -> String
  {
    var fixture = DiffFixture(metrics: metrics, failing: 0, fixed: 0, hasAssessments: false)
    change(&fixture)
    return fixture.report.sentence
  }

  @Test("Says what changed by how much, the largest first, then what was not shown")
  func whole() {
    #expect(
      DiffFixture(hasAssessments: false).report.sentence == """
        Head costs 2.4 times as much per case, spends 19\u{A0}% more time in retrieval and writes \
        15\u{A0}% fewer output tokens. No difference beyond the noise in input tokens and model time; \
        no difference shown in duration and failures; 3 cases newly fail and 2 cases are fixed.
        """
    )
  }

  @Test(
    "Each metric has its words for more, less and a multiple",
    arguments: [
      (Metric.duration, 1.25, "Head takes 25\u{A0}% longer per case."),
      (.duration, 0.75, "Head takes 25\u{A0}% less time per case."),
      (.duration, 3, "Head takes 3.0 times as long per case."),
      (.timeToFirstToken, 0.8, "Head takes 20\u{A0}% less time to the first token."),
      (.modelTime, 1.2, "Head spends 20\u{A0}% more time in model calls."),
      (.toolTime, 0.5, "Head spends 0.50 times as much time in tools."),
      (.inputTokens, 1.125, "Head reads 13\u{A0}% more input tokens."),
      (.outputTokens, 12, "Head writes 12 times as many output tokens."),
      (.cost, 0.85, "Head costs 15\u{A0}% less per case."),
      (.failures, 0.125, "Head fails 12.5 points more often."),
      (.failures, -0.2, "Head fails 20.0 points less often."),
    ]
  )
  func clauses(metric: Metric, change: Double, words: String) {
    #expect(sentence([DiffFixture.metric(metric, 1, 1, change, nil, p: 0, .worse)]) == words)
  }

  @Test("Beyond four changes their number is told")
  func many() {
    let metrics = Metric.allCases.filter { $0 != .failures }.map {
      DiffFixture.metric($0, 1, 1, 1.3, nil, p: 0, .worse)
    }
    #expect(sentence(metrics).hasSuffix(" and differs in 4 more numbers."))
  }

  @Test("Too few cases cannot tell, and say so")
  func few() {
    let metrics = [Metric.duration, .cost].map {
      DiffFixture.metric($0, 1, 2, 2, nil, p: nil, .cannotTell(needs: 6), cases: 4)
    }
    #expect(sentence(metrics) == "Too few cases to tell about duration and cost.")
  }

  @Test("What it takes to tell of an assessment is rounded to three digits")
  func needed() {
    let sentence = DiffFixture(metrics: [], failing: 1, fixed: 0).report.sentence
    #expect(
      sentence == """
        No difference beyond the noise in relevance; no difference shown in correctness and flaky \
        (to tell would take about \(thin("1 550")) cases); 1 case newly fails.
        """
    )
    #expect(Finding.rounded(999) == 999)
    #expect(Finding.rounded(1545) == 1550)
    #expect(Finding.rounded(98_765) == 98_800)
  }

  @Test("Runs that are all the same differ in nothing")
  func same() {
    let metrics = [Metric.duration, .cost].map {
      DiffFixture.metric($0, 1, 1, 1, (1, 1), p: 1, .noDifference)
    }
    #expect(sentence(metrics) == "No difference beyond the noise in duration and cost.")
  }

  @Test("Lists that are not paired are said to be lists")
  func lists() {
    let metrics = [DiffFixture.metric(.duration, 1, 2, 2, nil, p: 0, .worse, isPaired: false)]
    #expect(sentence(metrics) == "Head takes 2.0 times as long per case, as two lists.")
  }

  @Test("Without traces or pairs there is nothing to compare")
  func nothing() {
    let report = DiffFixture(cases: 0, metrics: [], failing: 0, fixed: 0, hasAssessments: false)
      .report
    #expect(report.sentence == "Nothing to compare: no case of base is paired with one of head.")
    let empty = DiffSide(title: "b", source: "", format: "", remarks: [], traces: [], judges: 0)
    let one = DiffReport(base: empty, head: report.head, comparison: report.comparison)
    #expect(one.sentence == "Nothing to compare: base has no trace.")
    let none = DiffReport(base: empty, head: empty, comparison: report.comparison)
    #expect(none.sentence == "Nothing to compare: neither base nor head has a trace.")
  }
}
