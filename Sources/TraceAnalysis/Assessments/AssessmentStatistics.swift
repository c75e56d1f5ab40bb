package import TraceModel

/// What the judgements of one name by one type of source say over several traces.
package struct AssessmentStatistics: Sendable {
  package let name: String
  /// `HUMAN`, `LLM_JUDGE`, `CODE` or another text.
  package let sourceType: String
  /// Number of judgements with a value; a trace may have several.
  package let judged: Int
  /// The share of truth values and words that say yes; nil where there are none.
  package let passRate: Proportion?
  /// Of the numbers; nil where there are none.
  package let mean: MeanInterval?
  /// Of the numbers; nil where there are none.
  package let numbers: Distribution?
  /// How often each other value occurs, the most frequent first, then by its bytes.
  package let others: [(value: String, count: Int)]
  /// Judgements whose judge failed; not among ``judged``.
  package let errors: Int
  /// Judgements without value and error; not among ``judged``.
  package let empty: Int
  /// Traces with a judgement that says no, in their order, each once.
  package let failing: [TraceKey]

  /// A row a name and type of source, by name, then by source.
  package static func all(
    _ traces: some Sequence<(key: TraceKey, judgements: [Judgement])>
  ) -> [AssessmentStatistics] {
    var rows: [Row: Tally] = [:]
    for trace in traces {
      for judgement in trace.judgements {
        let row = Row(name: ExactText(judgement.name), source: ExactText(judgement.sourceType))
        rows[row, default: Tally()].add(judgement.value, of: trace.key)
      }
    }
    return rows.sorted { $0.key < $1.key }.map { AssessmentStatistics($0.key, $0.value) }
  }

  private init(_ row: Row, _ tally: Tally) {
    name = row.name.string
    sourceType = row.source.string
    passRate = Proportion(tally.passed, of: tally.passed + tally.failed)
    numbers = Distribution(tally.numbers)
    mean = numbers.map { MeanInterval($0) }
    others = tally.others.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key < b.key
    }
    .map { ($0.key.string, $0.value) }
    judged =
      tally.passed + tally.failed + tally.numbers.count + tally.others.values.reduce(0, +)
    errors = tally.errors
    empty = tally.empty
    failing = tally.failing
  }
}

private struct Row: Hashable, Comparable {
  let name: ExactText
  let source: ExactText

  static func < (left: Row, right: Row) -> Bool {
    (left.name, left.source) < (right.name, right.source)
  }
}

private struct Tally {
  private(set) var passed = 0
  private(set) var failed = 0
  private(set) var numbers: [Double] = []
  private(set) var others: [ExactText: Int] = [:]
  private(set) var errors = 0
  private(set) var empty = 0
  private(set) var failing: [TraceKey] = []

  mutating func add(_ value: Judgement.Value, of trace: TraceKey) {
    switch value {
    case .passed(true): passed += 1
    case .passed(false):
      failed += 1
      if failing.last != trace { failing.append(trace) }
    case .number(let number): numbers.append(number)
    case .other(let text): others[text, default: 0] += 1
    case .error: errors += 1
    case .none: empty += 1
    }
  }
}
