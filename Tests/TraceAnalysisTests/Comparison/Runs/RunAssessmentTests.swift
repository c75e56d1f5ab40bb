import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Assessments of two runs")
struct RunAssessmentTests {
  /// Cases q0, q1, … with a judgement each.
  private func run(_ name: String, _ values: [Judgement.Value]) -> [CaseFacts] {
    values.enumerated().map { CaseFacts("\($0)", "q\($0)").judged(name, $1) }
  }

  @Test("Passes and failures have a row with the cases that changed")
  func passes() throws {
    let base = run("ok", [true, true, true, false, false, true].map { .passed($0) })
    let head = run("ok", [true, false, true, false, true, true].map { .passed($0) })
    let comparison = RunComparison(base, head)
    let change = try #require(comparison.assessments.first)
    #expect(change.name == "ok" && change.sourceType == "CODE" && change.scale == .passes)
    #expect((change.base ?? 0) == 4.0 / 6 && (change.head ?? 0) == 4.0 / 6)
    #expect(change.worse.map { comparison.cases[$0].asked } == ["q1"])
    #expect(change.better.map { comparison.cases[$0].asked } == ["q4"])
    #expect(change.neededCases == nil)
    #expect(comparison.cases.first { $0.asked == "q1" }?.newlyFailing == ["ok"])
    #expect(comparison.cases.first { $0.asked == "q4" }?.fixed == ["ok"])
    #expect(comparison.cases.first { $0.asked == "q3" }?.flags == .failingStill)
  }

  @Test("A case of which half of the repeats fail is a failing one")
  func repeats() throws {
    func facts(_ id: String, _ passes: Bool) -> CaseFacts {
      CaseFacts(id, "q").judged("ok", .passed(passes))
    }
    let base = [facts("1", true), facts("2", true), facts("3", false)]
    let head = [facts("4", true), facts("5", false)]
    let comparison = RunComparison(base, head)
    let change = try #require(comparison.assessments.first)
    #expect((change.base ?? 0) == 2.0 / 3 && change.head == 0.5)
    #expect(change.worse == [0])
    #expect(comparison.cases[0].base.fails == false)
    #expect(comparison.cases[0].head.fails)
  }

  @Test("A score that fell by more than the noise is a regression, one within it is none")
  func scores() throws {
    let base = run("score", [0.9, 0.9, 0.9].map { .number($0) })
    let head = run("score", [0.89, 0.85, 0.95].map { .number($0) })
    let comparison = RunComparison(base, head)
    let change = try #require(comparison.assessments.first)
    #expect(change.scale == .numbers)
    #expect(change.worse.map { comparison.cases[$0].asked } == ["q1", "q0"])
    #expect(change.better.map { comparison.cases[$0].asked } == ["q2"])
    #expect(comparison.cases.map { $0.flags.contains(.regressed) } == [true, false, false])
  }

  @Test("Sources are kept apart, other texts and failed judges count for nothing")
  func others() {
    let judged = CaseFacts("1", "q").judged("tone", .other(ExactText("kind")))
      .judged("ok", .error).judged("mixed", .number(3)).judged("mixed", .passed(true))
    var human = judged.judged("ok", .passed(true))
    human.judgements.append(
      Judgement(name: "ok", sourceType: "HUMAN", sourceID: nil, value: .passed(false))
    )
    let rows = RunComparison([judged], [human]).assessments
    #expect(rows.map { "\($0.name) \($0.sourceType)" } == ["mixed CODE", "ok CODE", "ok HUMAN"])
    #expect(rows.map(\.comparison.cases) == [1, 0, 0])
    #expect(rows[0].scale == .passes)
    #expect(rows[1].verdict == .cannotTell(needs: 6))
  }

  @Test(
    "The cases for 80 % power are those of scipy's quantiles",
    arguments: [
      (3, 2, 40, 1568), (9, 1, 100, 121), (20, 5, 50, 42), (0, 12, 200, 129), (7, 0, 7, 4),
    ]
  )
  func power(failing: Int, passing: Int, cases: Int, needed: Int) {
    #expect(McNemarPower.neededCases(failing, passing, of: cases) == needed)
  }

  @Test("Where nothing changed more one way than the other, no number of cases shows it")
  func noPower() {
    #expect(McNemarPower.neededCases(4, 4, of: 40) == nil)
    #expect(McNemarPower.neededCases(0, 0, of: 40) == nil)
    #expect(McNemarPower.neededCases(0, 0, of: 0) == nil)
  }
}
