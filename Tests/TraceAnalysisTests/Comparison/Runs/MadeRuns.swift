import TraceModel

@testable import TraceAnalysis

// Runs are made of facts of their traces: `CaseFacts("1", "hello", .duration: 10)`.

extension CaseFacts {
  /// A successful trace that was asked something.
  init(
    _ id: String,
    _ asked: String,
    _ values: [Metric: Double] = [:],
    _ change: (inout CaseFacts) -> Void = { _ in }
  ) {
    self.init(key: TraceKey(id))
    self.asked = asked
    self.values = values.merging([.failures: 0]) { given, _ in given }
    change(&self)
  }

  /// The same with a judgement of source CODE.
  func judged(_ name: String, _ value: Judgement.Value) -> CaseFacts {
    var judged = self
    judged.judgements.append(
      Judgement(name: name, sourceType: "CODE", sourceID: nil, value: value)
    )
    return judged
  }

  func failed(_ type: String, _ message: String) -> CaseFacts {
    var failed = self
    failed.values[.failures] = 1
    failed.failure = FailureKind(
      FailureReason(type: type, message: message, errorClass: .timeout)
    )
    return failed
  }

  func calling(_ tools: String...) -> CaseFacts {
    var calling = self
    calling.tools = tools.map { ToolFact($0) }
    return calling
  }

  /// What tells the case: what was asked.
  fileprivate var keys: CaseKeys {
    var keys = CaseKeys()
    keys.inputDigest = asked
    return keys
  }
}

extension ToolFact {
  /// `name`, `name(arguments)` or `name(arguments)!` for a call that failed.
  init(_ text: String) {
    let parts = text.split { "()!".contains($0) }
    self.init(
      name: ExactText(String(parts[0])),
      arguments: parts.count > 1 ? String(parts[1]) : nil,
      hasFailed: text.hasSuffix("!")
    )
  }
}

extension RunComparison {
  /// Compares runs whose cases are what was asked; few samples do where no interval is looked at.
  init(_ base: [CaseFacts], _ head: [CaseFacts], samples: Int = 200) {
    self.init(
      base: base,
      head: head,
      pairing: Pairing(base: base.map(\.keys), head: head.map(\.keys)),
      resampling: Resampling(samples: samples)
    )
  }

  func change(_ metric: Metric) -> MetricChange? { metrics.first { $0.metric == metric } }

  /// What was asked in the cases, the worst first.
  var asked: [String] { cases.map { $0.asked ?? "" } }
}
