import TraceModel

/// What judgements are compared by: their name and the type of their source.
struct Criterion: Hashable, Comparable {
  let name: ExactText
  let sourceType: ExactText

  init(_ judgement: Judgement) {
    name = ExactText(judgement.name)
    sourceType = ExactText(judgement.sourceType)
  }

  static func < (left: Criterion, right: Criterion) -> Bool {
    (left.name, left.sourceType) < (right.name, right.sourceType)
  }
}

/// Whether each criterion of two runs says pass or fail, or numbers.
///
/// Of a criterion that says both, what it says less often is left out; texts of other kinds count for
/// nothing.
struct CriterionScales {
  private(set) var scales: [Criterion: AssessmentChange.Scale] = [:]

  init(_ runs: [CaseFacts]...) {
    var passes: [Criterion: Int] = [:]
    for judgement in runs.lazy.joined().flatMap(\.judgements) {
      switch judgement.value {
      case .passed: passes[Criterion(judgement), default: 0] += 1
      case .number: passes[Criterion(judgement), default: 0] -= 1
      default: break
      }
    }
    scales = passes.mapValues { $0 >= 0 ? .passes : .numbers }
  }

  /// What a trace has of each criterion: the mean of several judgements; 1 is a pass and 0 a failure.
  func values(of facts: CaseFacts) -> [Criterion: Double] {
    var means: [Criterion: Mean] = [:]
    for judgement in facts.judgements {
      let criterion = Criterion(judgement)
      if let value = value(judgement.value, of: criterion) {
        means[criterion, default: Mean()].add(value)
      }
    }
    return means.compactMapValues(\.value)
  }

  private func value(_ value: Judgement.Value, of criterion: Criterion) -> Double? {
    switch (value, scales[criterion]) {
    case (.passed(let passed), .passes): passed ? 1 : 0
    case (.number(let number), .numbers): number
    default: nil
    }
  }
}

/// A mean of values that come one after the other.
struct Mean {
  private var sum = 0.0
  private var count = 0.0

  mutating func add(_ value: Double) {
    sum += value
    count += 1
  }

  /// Nil without values.
  var value: Double? { count > 0 ? sum / count : nil }
}
