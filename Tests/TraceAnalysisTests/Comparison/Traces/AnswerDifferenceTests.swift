import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Answers and assessments of two traces") struct AnswerDifferenceTests {
  @Test("Words are counted as white space parts them, signs alone are none")
  func words() throws {
    let difference = AnswerDifference(
      from: "The answer is 40.04 USD. Please check the notice board before",
      to: "The answer is unclear. Please check the notice board before"
    )
    guard case .words(.edited(let pieces)) = difference else {
      Issue.record("\(String(describing: difference))")
      return
    }
    let counts = WordCounts(pieces)
    #expect([counts.removed, counts.added, counts.equal] == [2, 1, 9])
  }

  @Test("Objects of JSON differ by key, and one answer alone differs in nothing")
  func members() {
    let difference = AnswerDifference(from: #"{"a":1,"b":2}"#, to: #" {"b":3,"a":1}"#)
    guard case .members(let diff) = difference else {
      Issue.record("\(String(describing: difference))")
      return
    }
    #expect(diff.changes.map(\.path) == ["$.b"])
    #expect(AnswerDifference(from: nil, to: "x") == nil)
    #expect(AnswerDifference(from: "x", to: nil) == nil)
  }

  private func assessment(_ name: String, _ value: String, id: String = "a") -> Assessment {
    Assessment(
      id: id,
      name: name,
      type: "feedback",
      value: payload(value),
      sourceType: "CODE",
      isValid: true,
      createdMS: 0,
      updatedMS: 0
    )
  }

  @Test("Assessments are paired by name in order, those that differ first")
  func assessments() {
    var (base, head) = (Trace([]), Trace([]))
    base.assessments = [
      assessment("size", "3"), assessment("good", "true"), assessment("twice", "1"),
      assessment("twice", "2"),
    ]
    head.assessments = [
      assessment("good", "false"), assessment("twice", "1"), assessment("size", "3"),
      assessment("new", "9"),
    ]
    let rows = AssessmentPair.all(base, head).map { pair in
      "\(pair.name) \(pair.base?.value?.shown ?? "–") \(pair.head?.value?.shown ?? "–")"
    }
    #expect(rows == ["good true false", "twice 2 –", "new – 9", "size 3 3", "twice 1 1"])
  }
}
