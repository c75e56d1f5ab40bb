package import JSONBytes
package import TraceModel

/// How a model was called and what the answer says of itself, messages and tools left out.
package struct ModelSettings: Sendable {
  /// Nil where the request names none.
  package var modelAsked: JSONValue?
  /// Nil where the answer names none.
  package var modelAnswered: JSONValue?
  /// The format that was asked for; nil where it is plain text by default.
  package var format: ResponseFormat?
  /// Every other parameter of the request: those that the API documents first.
  package var asked: [ModelSetting]
  /// Parameters that were recorded as not given.
  package var notGiven: Int
  /// One a choice; empty for a Response.
  package var finishReasons: [FinishReason]
  /// What the answer says of itself.
  package var answered: [ModelSetting]

  /// The settings of a span; nil where it is no model call or nothing is recorded.
  package init?(of span: borrowing Span, stream: StreamOutput?) {
    guard span.kind.isModelCall || span.kind == .embedding else { return nil }
    let request = ModelRequest(of: span)
    let answer = ModelAnswer(of: span, stream: stream)
    modelAsked = request["model"]
    modelAnswered = answer["model"]
    format = ResponseFormat(request: request, answer: answer)
    asked = Self.asked(request)
    notGiven = request.notGiven
    finishReasons = answer.finishReasons
    answered = Self.answerKeys.compactMap { key in
      answer[key].map { ModelSetting(key: key, value: $0, isDocumented: true) }
    }
    let isEmpty = modelAsked == nil && modelAnswered == nil && asked.isEmpty && answered.isEmpty
    if isEmpty && finishReasons.isEmpty { return nil }
  }

  private static let answerKeys = [
    "status", "incomplete_details", "error", "service_tier", "system_fingerprint", "id",
  ]

  private static func asked(_ request: ModelRequest) -> [ModelSetting] {
    let settings = request.parameters.flatMap { key, value in
      if isContent(key, value) { return [ModelSetting]() }
      guard value.kind == .object, key == "text" || key == "response_format" else {
        return [ModelSetting(key: key, value: value)]
      }
      return outsideFormat(key, value)
    }
    // Sorting is not stable by promise: places break ties.
    return settings.enumerated()
      .sorted { left, right in
        let places = (SettingOrder.place(of: left.1.key), SettingOrder.place(of: right.1.key))
        return places.0 == places.1 ? left.0 < right.0 : places.0 < places.1
      }
      .map(\.element)
  }

  /// What the model was given to read, which pages show as such.
  private static func isContent(_ key: String, _ value: JSONValue) -> Bool {
    switch key {
    case "model", "messages", "input", "tools", "functions", "instructions": true
    // A Response's prompt is an object that names a stored one.
    case "prompt": value.kind != .object
    default: false
    }
  }

  /// Members of `text` that are no part of the format, such as `verbosity`.
  private static func outsideFormat(_ key: String, _ value: JSONValue) -> [ModelSetting] {
    if key == "response_format" { return [] }
    return value.distinctMembers.filter { !$0.key.isString("format") && !$0.value.isNull }
      .map { ModelSetting(key: $0.key.string ?? "", value: $0.value) }
  }

  /// True where another model answered than the one that was asked for.
  ///
  /// `gpt-4o-2024-08-06` is the model `gpt-4o`, and so is every other name with a date behind it.
  package var isOtherModel: Bool {
    guard let asked = modelAsked?.string, let answered = modelAnswered?.string else {
      return false
    }
    return !ModelName(answered).isVersion(of: asked)
  }
}

/// A parameter of a model call or a field of its answer.
package struct ModelSetting: Sendable {
  /// As recorded.
  package var key: String
  package var value: JSONValue
  /// True where the OpenAI API documents the parameter.
  package var isDocumented: Bool

  init(key: String, value: JSONValue) {
    self.init(key: key, value: value, isDocumented: SettingOrder.isKnown(key))
  }

  init(key: String, value: JSONValue, isDocumented: Bool) {
    self.key = key
    self.value = value
    self.isDocumented = isDocumented
  }
}
