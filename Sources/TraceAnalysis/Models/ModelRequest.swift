import JSONBytes
import TraceModel

/// The parameters of a model call, messages and tools among them, wherever the store keeps them.
struct ModelRequest {
  /// In recorded order, each key once; parameters left at their default are not among them.
  private(set) var parameters: [(key: String, value: JSONValue)] = []
  /// Parameters that were recorded as not given.
  private(set) var notGiven = 0

  /// The request is the span's input where that is an object, else the attribute `model_config` of
  /// the Agents SDK, else the Response in its attributes, which repeats what was asked.
  init(of span: borrowing Span) {
    if let input = span.inputs?.json, input.kind == .object {
      guard Self.names.contains(where: { input[named: $0] != nil }) else { return }
      add(input)
    } else if let settings = span.attribute("model_config")?.json {
      add(settings)
    } else if span.attribute("object")?.json?.isString("response") == true {
      for attribute in span.attributes where SettingOrder.isKnown(attribute.key) {
        // What was used, not what was asked for.
        if attribute.key == "service_tier" { continue }
        if let value = attribute.value.json { add(attribute.key, value) }
      }
    }
  }

  /// What tells a request from the arguments of an application's own function.
  private static let names = ["model", "messages", "prompt", "input"]

  /// The last value of a key; nil where it was not given.
  subscript(key: String) -> JSONValue? { parameters.first { $0.key == key }?.value }

  private mutating func add(_ object: JSONValue) {
    for (key, value) in object.distinctMembers { add(key.string ?? "", value) }
  }

  private mutating func add(_ key: String, _ value: JSONValue) {
    if Self.isAbsent(value) { notGiven += 1 } else { parameters.append((key, value)) }
  }

  /// The OpenAI client's marks for a parameter that the caller left out, as Python prints them.
  private static func isAbsent(_ value: JSONValue) -> Bool {
    if value.isNull { return true }
    if value.count > 0, value.members.allSatisfy({ $0.value.isNull }) {
      return value.kind == .object
    }
    guard let text = value.string else { return false }
    return text == "NOT_GIVEN" || text.hasPrefix("<openai.Omit object at ")
      || text.hasPrefix("<openai.NotGiven object at ")
  }
}
