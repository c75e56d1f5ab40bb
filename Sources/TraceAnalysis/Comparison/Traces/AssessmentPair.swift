package import TraceModel

/// What one kind of feedback says of two traces.
package struct AssessmentPair: Sendable {
  package let name: String
  /// Nil where only head has it.
  package let base: Assessment?
  /// Nil where only base has it.
  package let head: Assessment?

  /// A row a name and type of source, as base lists them and then head; those that differ come first.
  ///
  /// Several of one name and source are paired in order. What a later assessment overrides is left out.
  package static func all(_ base: Trace, _ head: Trace) -> [AssessmentPair] {
    var waiting: [Source: [Assessment]] = [:]
    for assessment in head.feedback.reversed() {
      waiting[Source(assessment), default: []].append(assessment)
    }
    var pairs = base.feedback.map { before in
      AssessmentPair(
        name: before.name,
        base: before,
        head: waiting[Source(before)]?.popLast()
      )
    }
    var known: [Source: Int] = [:]
    for assessment in base.feedback { known[Source(assessment), default: 0] += 1 }
    for assessment in head.feedback {
      let left = known[Source(assessment), default: 0]
      known[Source(assessment)] = left - 1
      if left > 0 { continue }
      pairs.append(AssessmentPair(name: assessment.name, base: nil, head: assessment))
    }
    return pairs.filter(\.differs) + pairs.filter { !$0.differs }
  }

  /// Whether the values are not the same; a value that one of them lacks differs.
  package var differs: Bool {
    base.map { Judgement($0).value } != head.map { Judgement($0).value }
  }

  private struct Source: Hashable {
    let name: ExactText
    let type: ExactText

    init(_ assessment: Assessment) {
      name = ExactText(assessment.name)
      type = ExactText(assessment.sourceType)
    }
  }
}
