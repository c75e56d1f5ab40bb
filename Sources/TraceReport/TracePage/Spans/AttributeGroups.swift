import JSONBytes
import TraceModel

/// The attributes of a span, told apart by whether they say anything new.
///
/// The OpenAI integration of MLflow records each parameter of a call twice, as a member of the
/// inputs and as an attribute of its own.
struct AttributeGroups {
  /// In recorded order.
  private(set) var own: [Attribute] = []
  /// Names of attributes that the span's input holds under the same name.
  private(set) var inInput: [String] = []
  /// Name of the attribute that holds the output, where that is shown.
  private(set) var inOutput: [String] = []
  /// Names of attributes that are the JSON literal `null`.
  private(set) var null: [String] = []

  init(_ span: borrowing Span) {
    let input = Members(of: span.inputs, whole: "mlflow.spanInputs")
    for attribute in span.attributes {
      if input.have(attribute) {
        inInput.append(attribute.key)
      } else if attribute.key == "mlflow.spanOutputs", span.outputs != nil {
        inOutput.append(attribute.key)
      } else if attribute.value.isNull {
        null.append(attribute.key)
      } else {
        own.append(attribute)
      }
    }
  }

  /// The members of a payload, to be looked up by many keys.
  private struct Members {
    /// The key of the attribute that holds the payload itself.
    private let whole: String
    private let payload: Payload?
    /// Empty where there are so few that a search costs less.
    private var values: [ExactText: JSONValue] = [:]

    init(of payload: Payload?, whole: String) {
      self.whole = whole
      self.payload = payload
      guard let json = payload?.json, json.kind == .object, json.count > 32 else { return }
      for (key, value) in json.members { values[ExactText(key.string ?? "")] = value }
    }

    /// True for the attribute that holds the whole payload, and for one that is written as the member
    /// of that name is.
    func have(_ attribute: Attribute) -> Bool {
      if attribute.key == whole { return payload != nil }
      guard let value = attribute.value.json else { return false }
      let member =
        values.isEmpty ? payload?[named: attribute.key] : values[ExactText(attribute.key)]
      return member.map { value.isWritten(as: $0) } ?? false
    }
  }
}
