package import JSONBytes

/// What the chunks of a stream say of the answer as a whole: its id, model, service tier.
///
/// Every chunk of a Chat Completion repeats it; of a Response, the events that carry the response.
package struct StreamAnswer: Sendable {
  private var first: JSONValue?
  private var last: JSONValue?

  /// Takes a chunk of a Chat Completion, or the response of an event; nil and `null` are nothing.
  mutating func add(_ object: JSONValue?) {
    guard let object, object.kind == .object else { return }
    first = first ?? object
    last = object
  }

  /// A member as the last chunk has it, else as the first one; nil where both have none or `null`.
  package subscript(key: String) -> JSONValue? {
    if let value = last?[named: key], !value.isNull { return value }
    guard let value = first?[named: key], !value.isNull else { return nil }
    return value
  }
}
