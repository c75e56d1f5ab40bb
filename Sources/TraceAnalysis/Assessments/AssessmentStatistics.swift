import TraceModel

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
  /// How often each value occurs; the counts add up to ``judged``.
  ///
  /// Yes and no come first, then numbers, see ``ValueCount``, then other values, the most frequent first,
  /// then by their bytes.
  package let values: [ValueCount]
  /// Judgements whose judge failed; not among ``judged``.
  package let errors: Int
  /// Judgements without value and error; not among ``judged``.
  package let empty: Int
  /// Places of the traces with a judgement that says no, in their order, each once.
  package let failing: [Int]

  /// A row a name and type of source, by name, then by source.
  package static func all(_ traces: some Sequence<JudgedTrace>) -> [AssessmentStatistics] {
    var rows: [Row: Tally] = [:]
    for trace in traces {
      for judgement in trace.judgements {
        let row = Row(name: ExactText(judgement.name), source: ExactText(judgement.sourceType))
        rows[row, default: Tally()].add(judgement.value, of: trace.place)
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
    values = tally.values
    judged = values.reduce(0) { $0 + $1.count }
    errors = tally.errors
    empty = tally.empty
    failing = tally.failing
  }
}

/// What was said of a trace, with its place among those that are counted.
package typealias JudgedTrace = (place: Int, judgements: [Judgement])

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
  private var others: [ExactText: Int] = [:]
  private(set) var errors = 0
  private(set) var empty = 0
  private(set) var failing: [Int] = []

  mutating func add(_ value: Judgement.Value, of trace: Int) {
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

  var values: [ValueCount] {
    let truths = [
      ValueCount(.passed(true), count: passed), ValueCount(.passed(false), count: failed),
    ]
    let texts = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ValueCount(.other($0.key), count: $0.value) }
    return truths.filter { $0.count > 0 } + ValueCount.all(numbers) + texts
  }
}
