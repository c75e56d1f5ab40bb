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
  /// The same for the output.
  private(set) var inOutput: [String] = []
  /// Names of attributes that are the JSON literal `null`.
  private(set) var null: [String] = []

  init(_ span: Span) {
    for attribute in span.attributes {
      if Self.isIn(span.inputs, "mlflow.spanInputs", attribute) {
        inInput.append(attribute.key)
      } else if Self.isIn(span.outputs, "mlflow.spanOutputs", attribute) {
        inOutput.append(attribute.key)
      } else if attribute.value.isNull {
        null.append(attribute.key)
      } else {
        own.append(attribute)
      }
    }
  }

  /// True for the attribute that holds the whole payload, and for one that is written as the member
  /// of that name is.
  private static func isIn(_ payload: Payload?, _ whole: String, _ attribute: Attribute) -> Bool {
    if attribute.key == whole { return payload != nil }
    guard let member = payload?[attribute.key], let value = attribute.value.json else {
      return false
    }
    return value.isWritten(as: member)
  }
}
