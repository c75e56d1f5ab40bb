import TraceModel

/// Where two sources judge the same trace under one name.
package struct Disagreement: Sendable {
  package let name: String
  /// Traces that more than one source gave a value.
  package let compared: Int
  /// Places of those of them on which the sources do not agree, in their order.
  package let differing: [Int]

  /// A row a name that any trace has from more than one source, by name.
  ///
  /// A source is a type and an id, so two people are two sources. They agree where all they say is
  /// the same; `"yes"` and `true` are.
  package static func all(_ traces: some Sequence<JudgedTrace>) -> [Disagreement] {
    var rows: [ExactText: (compared: Int, differing: [Int])] = [:]
    for trace in traces {
      for (name, answers) in Answers.all(trace.judgements) where answers.bySource.count > 1 {
        rows[name, default: (0, [])].compared += 1
        if Set(answers.bySource.values).count > 1 { rows[name]?.differing.append(trace.place) }
      }
    }
    return rows.sorted { $0.key < $1.key }.map { name, row in
      Disagreement(name: name.string, compared: row.compared, differing: row.differing)
    }
  }
}

/// What each source says of one trace under one name.
private struct Answers {
  private(set) var bySource: [[ExactText?]: Set<Judgement.Value>] = [:]

  static func all(_ judgements: [Judgement]) -> [ExactText: Answers] {
    var answers: [ExactText: Answers] = [:]
    for judgement in judgements where judgement.value != .error && judgement.value != .none {
      let source = [ExactText(judgement.sourceType), judgement.sourceID.map(ExactText.init)]
      answers[ExactText(judgement.name), default: Answers()]
        .bySource[source, default: []].insert(judgement.value)
    }
    return answers
  }
}
