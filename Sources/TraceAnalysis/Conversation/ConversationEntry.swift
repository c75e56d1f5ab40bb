import JSONBytes
import TraceModel

/// One element of a request's or answer's list: a message, or the result of a tool.
struct ConversationEntry {
  var content: Content
  /// True for an item of the Responses API: several make one message.
  var isItem = false

  enum Content {
    case message(Message)
    case result(ToolResult)
  }
}

/// What a tool gave back, as a message or an item carries it to the model.
struct ToolResult {
  /// Nil where the call had none.
  var callID: String?
  /// The tool's name, where the message says it.
  var name: String?
  var payload: Payload
  /// The message or item.
  var whole: JSONValue

  /// The message that stands for a result without a call.
  var message: Message {
    Message(role: .tool, name: name, parts: [.result(callID: callID, payload)])
  }
}

/// By what a result finds its call.
enum CallKey: Hashable {
  case id(ExactText)
  /// The legacy `function_call` has no id.
  case name(ExactText)

  init(_ call: ToolCall) {
    self = call.id.flatMap { $0.isEmpty ? nil : .id(ExactText($0)) } ?? .name(ExactText(call.name))
  }

  /// Nil where a result names no call.
  init?(_ result: ToolResult) {
    if let id = result.callID, !id.isEmpty {
      self = .id(ExactText(id))
    } else if let name = result.name {
      self = .name(ExactText(name))
    } else {
      return nil
    }
  }
}
