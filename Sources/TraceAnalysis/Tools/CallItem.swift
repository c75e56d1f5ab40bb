import JSONBytes
import TraceModel

/// An output item of the Responses API that asks for a tool: `function_call`, or the type of a
/// built-in tool ending in `_call`.
struct CallItem {
  let item: JSONValue
  private let type: String

  /// Nil for an item of another type.
  init?(_ item: JSONValue) {
    guard let type = item["type"]?.string, type.hasSuffix("_call") else { return nil }
    self.item = item
    self.type = type
  }

  /// `function` or the built-in tool's own name, such as `web_search`.
  var kind: String {
    type == "function_call" ? "function" : String(type.dropLast("_call".count))
  }

  /// `call_id`, else the item's id; nil where it has neither.
  var id: String? { item["call_id"]?.string ?? item["id"]?.string }

  /// The function's name, else the kind.
  var name: String { item["name"]?.string ?? kind }

  /// The text of arguments or code; nil where the item carries none as a text.
  var argumentText: [UInt8]? {
    let text = item["arguments"]?.utf8 ?? item["input"]?.utf8 ?? item["code"]?.utf8
    return text.map(Array.init)
  }

  /// Arguments that a stream gave; code stays a JSON string, as in the item itself.
  func payload(streamed text: [UInt8]) -> Payload {
    kind == "code_interpreter" ? Payload(text: text) : Payload(recorded: text[...])
  }

  /// Nil where the item does not say.
  var status: String? { item["status"]?.string }

  /// What a built-in tool gave back, where the item itself holds it; nil where it does not.
  var ownResult: JSONValue? {
    ["output", "outputs", "results", "result", "error"].lazy
      .compactMap { item[$0] }.first { !$0.isNull }
  }
}

extension Payload {
  /// A text as a JSON string.
  fileprivate init(text: [UInt8]) {
    var buffer = ByteBuffer(capacity: text.count + 16)
    buffer.appendJSONString(text[...])
    self.init(recorded: buffer.bytes()[...])
  }
}
