import JSONBytes
package import TraceModel

/// What one assessment of a trace says.
package struct Judgement: Sendable {
  package let name: String
  /// `HUMAN`, `LLM_JUDGE`, `CODE` or another text.
  package let sourceType: String
  /// Who of that type; nil where not recorded.
  package let sourceID: String?
  package let value: Value

  /// The value, as far as it can be counted.
  package enum Value: Sendable, Hashable {
    /// A truth value, or one of the words `yes`, `no`, `true`, `false`, `pass`, `passed`, `fail` and
    /// `failed` in any letter case.
    case passed(Bool)
    /// At most 10^150 from 0, see ``Distribution``; also 0 and 1, which may be a count.
    case number(Double)
    /// Another text, or JSON in short.
    case other(ExactText)
    /// The judge failed.
    case error
    /// No value and no error.
    case none
  }

  package init(name: String, sourceType: String, sourceID: String?, value: Value) {
    self.name = name
    self.sourceType = sourceType
    self.sourceID = sourceID
    self.value = value
  }
}

extension Trace {
  /// What the feedback on the trace and its spans says, in the order of ``feedback``.
  package var judgements: [Judgement] { feedback.map(Judgement.init) }

  /// The feedback on the trace and its spans, in the order of ``Trace/assessments``.
  ///
  /// Left out is what a later assessment overrides: it is marked invalid, or another one names it.
  /// Expectations say what an answer should be and judge none.
  package var feedback: [Assessment] {
    let overridden = Set(assessments.compactMap(\.overrides).map(ExactText.init))
    return assessments.filter { assessment in
      assessment.type == "feedback" && assessment.isValid
        && !overridden.contains(ExactText(assessment.id))
    }
  }
}

extension Judgement {
  package init(_ assessment: Assessment) {
    self.init(
      name: assessment.name,
      sourceType: assessment.sourceType,
      sourceID: assessment.sourceID,
      value: Value(assessment)
    )
  }
}

extension Judgement.Value {
  fileprivate init(_ assessment: Assessment) {
    if let error = assessment.error, !error.isNull {
      self = .error
    } else if let value = assessment.value, !value.isNull {
      self.init(value)
    } else {
      self = .none
    }
  }

  private init(_ value: Payload) {
    if let text = value.string {
      self = Self.words[text.lowercased()].map(Self.passed) ?? .other(ExactText(Self.short(text)))
    } else if let truth = value.json?.bool {
      self = .passed(truth)
    } else if let number = value.json?.double, number.magnitude <= 1e150 {
      self = .number(number)
    } else {
      self = .other(ExactText(value.json?.shortText ?? ""))
    }
  }

  /// A long text is no category; its beginning stands for it.
  private static func short(_ text: String) -> String {
    text.utf8.count <= JSONValue.shortLength ? text : String(text.prefix(40)) + "…"
  }

  private static let words = [
    "yes": true, "true": true, "pass": true, "passed": true,
    "no": false, "false": false, "fail": false, "failed": false,
  ]
}
