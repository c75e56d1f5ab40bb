package import JSONBytes
package import TraceModel

/// The answers of a model that was asked for JSON, each held against its schema.
package struct StructuredOutput: Sendable {
  package var format: ResponseFormat
  /// One a choice, or a message of a Response; those that only call tools are not among them.
  package var answers: [StructuredAnswer]

  /// What the settings ask for and the span gave back; nil where no JSON was asked for.
  package init?(of span: borrowing Span, stream: StreamOutput?, settings: ModelSettings) {
    guard let format = settings.format, format.type != "text" else { return nil }
    self.format = format
    let isCut = settings.answered.contains { $0.key == "incomplete_details" }
    answers = AnsweredText.all(of: span, stream: stream).map { answer in
      StructuredAnswer(answer, isCut: isCut, schema: format.schema)
    }
  }
}

/// One answer that was to be JSON.
package struct StructuredAnswer: Sendable {
  package enum Outcome: Sendable {
    /// The text was held against the schema.
    case checked(SchemaCheck)
    /// JSON, but no schema is recorded.
    case withoutSchema(JSONKind)
    case refused
    /// No JSON; `wasCut` where the answer ended at its limit of tokens.
    case notJSON(wasCut: Bool)
  }

  package var outcome: Outcome

  init(_ answer: AnsweredText, isCut: Bool, schema: JSONValue?) {
    if answer.isRefusal {
      outcome = .refused
    } else if let value = try? JSONDocument(answer.text).root {
      outcome =
        schema.map { .checked(SchemaCheck(value, against: $0)) } ?? .withoutSchema(value.kind)
    } else {
      outcome = .notJSON(wasCut: isCut || answer.finishReason == "length")
    }
  }
}
