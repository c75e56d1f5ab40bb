import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Cases of two runs")
struct CaseOrderTests {
  private func facts(_ asked: String, _ duration: Double, _ passes: Bool = true) -> CaseFacts {
    CaseFacts(asked, asked, [.duration: duration]).judged("ok", .passed(passes))
      .judged("score", .number(passes ? 1 : 0))
  }

  @Test("The worst come first: failing, regressed, changed, slower, then fixed ones")
  func order() {
    var (base, head) = (
      ["fixed", "fast", "slow", "slower", "answer", "tools", "score", "fails", "fails slower"]
        .map { facts($0, 100, $0 != "fixed") }, [CaseFacts]()
    )
    for (place, facts) in base.enumerated() {
      head.append(facts)
      switch facts.asked {
      case "fixed": head[place] = self.facts("fixed", 900)
      case "slow": head[place].values[.duration] = 120
      case "slower": head[place].values[.duration] = 150
      case "fast": head[place].values[.duration] = 50
      case "answer": head[place].answerDigest = "other"
      case "tools": head[place] = facts.calling("f")
      case "score": head[place].judgements[1] = Judgement.score(0.5)
      case "fails": head[place].judgements[0] = Judgement.ok(false)
      case "fails slower":
        head[place].judgements[0] = Judgement.ok(false)
        head[place].values[.duration] = 101
      default: break
      }
    }
    base.reverse()
    let comparison = RunComparison(base, head)
    #expect(
      comparison.asked == [
        "fails slower", "fails", "score", "tools", "answer", "slower", "slow", "fast", "fixed",
      ]
    )
    let flags = comparison.cases.map(\.flags)
    #expect(flags[1] == [.newlyFailing, .regressed])
    #expect(flags[2] == .regressed)
    #expect(flags[3] == .toolsChanged)
    #expect(flags[4] == .answerChanged)
    #expect(flags[5] == .slower && flags[7] == .faster)
    #expect(flags[8] == [.fixed, .slower])
  }

  @Test("What is alike stands in the order of the pairing, on every run")
  func ties() {
    let names = (0..<50).map { "q\($0)" }
    let run = names.map { facts($0, 100) }
    #expect(RunComparison(run, run.reversed()).asked == names)
  }
}

extension Judgement {
  fileprivate static func ok(_ passes: Bool) -> Judgement {
    Judgement(name: "ok", sourceType: "CODE", sourceID: nil, value: .passed(passes))
  }

  fileprivate static func score(_ value: Double) -> Judgement {
    Judgement(name: "score", sourceType: "CODE", sourceID: nil, value: .number(value))
  }
}
