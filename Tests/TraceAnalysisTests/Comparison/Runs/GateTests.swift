import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Gates of a diff")
struct GateTests {
  /// Twelve cases that take twice as long and cost the same; two fail newly, by `ok`.
  private static let comparison = RunComparison(
    (0..<12).map {
      CaseFacts("\($0)", "q\($0)", [.duration: 100, .cost: 1]).judged("ok", .passed(true))
    },
    (0..<12).map {
      CaseFacts("\($0)", "q\($0)", [.duration: 200, .cost: 1]).judged("ok", .passed($0 > 1))
    }
  )

  @Test(
    "What is watched and worse shuts the gate",
    arguments: [
      ([Gate.worse], [GateFailure.metric(.duration), .newlyFailing(assessment: nil, cases: 2)]),
      ([.metric(.duration)], [.metric(.duration)]),
      ([.metric(.cost), .metric(.failures)], []),
      ([.assessment("ok")], [.newlyFailing(assessment: "ok", cases: 2)]),
      ([.assessment("other")], []), ([], []),
      (
        [.metric(.duration), .assessment("ok")],
        [.metric(.duration), .newlyFailing(assessment: "ok", cases: 2)]
      ),
    ]
  )
  func gates(gates: [Gate], failures: [GateFailure]) {
    #expect(GateCheck(gates, Self.comparison).failures == failures)
  }

  @Test("A trace that fails newly shuts the gate of failures")
  func failures() {
    let base = (0..<8).map { CaseFacts("\($0)", "q\($0)") }
    var head = base
    head[3] = head[3].failed("E", "m")
    let comparison = RunComparison(base, head)
    let expected = [GateFailure.newlyFailing(assessment: nil, cases: 1)]
    #expect(GateCheck([.metric(.failures)], comparison).failures == expected)
    #expect(GateCheck([.worse], comparison).failures == expected)
    #expect(GateCheck([.metric(.duration)], comparison).failures == [])
  }

  @Test("Where no case is paired every gate is shut, and the rates of both are there")
  func unpaired() {
    let comparison = RunComparison(
      (0..<8).map { CaseFacts("b\($0)", "b\($0)", [.failures: 0]) },
      (0..<8).map { CaseFacts("h\($0)", "h\($0)", [.failures: 1]) }
    )
    #expect(GateCheck([.metric(.failures)], comparison).failures == [.nothingPaired])
    #expect(GateCheck([], comparison).failures == [])
    let failures = comparison.metrics.first { $0.metric == .failures }
    #expect(failures?.base == 0 && failures?.head == 1 && failures?.isPaired == false)
    #expect(failures?.verdict == .cannotTell(needs: 6))
  }

  @Test("What fails otherwise is not fixed")
  func otherwise() {
    let comparison = RunComparison(
      [CaseFacts("b", "q").judged("ok", .passed(false))],
      [CaseFacts("h", "q").judged("ok", .passed(true)).failed("E", "m")]
    )
    #expect(comparison.cases.map(\.newlyFailing) == [["error"]])
    #expect(comparison.cases.map(\.fixed) == [["ok"]])
    #expect(comparison.cases.map(\.flags) == [[.newlyFailing, .regressed]])
  }

  @Test("Gates are judged by Holm's rule, which is stricter the more there are")
  func holm() {
    // Seven cases that all rose: p = 2 / 2⁷ = 0.0156, times 4 gates 0.0625.
    let names = (0..<7).map { "q\($0)" }
    let metrics: [Metric] = [.duration, .cost, .inputTokens, .outputTokens]
    let base = names.map { name in
      CaseFacts(name, name, Dictionary(uniqueKeysWithValues: metrics.map { ($0, 100) }))
    }
    var head = base
    for place in head.indices { head[place].values[.duration] = 200 }
    let comparison = RunComparison(base, head)
    #expect(GateCheck([.metric(.duration)], comparison).failures == [.metric(.duration)])
    #expect(GateCheck(metrics.map { .metric($0) }, comparison).failures == [])
  }
}
