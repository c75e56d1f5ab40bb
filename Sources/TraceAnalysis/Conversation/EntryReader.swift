import JSONBytes
import TraceModel

/// Reads the elements of a request's or answer's list, whichever API they come from.
struct EntryReader {
  /// Who speaks where an element does not say.
  private let role: Message.Role
  /// Calls that were matched to their spans and results already, in recorded order.
  private var known: ArraySlice<ToolCall>

  init(role: Message.Role, known: [ToolCall] = []) {
    self.role = role
    self.known = known[...]
  }

  /// An element with a role is a message, one with a type an item, a text what the speaker says.
  mutating func entry(_ element: JSONValue) -> ConversationEntry {
    let type = element["type"]?.string
    if let role = element["role"]?.string { return message(element, role, isItem: type != nil) }
    guard let type else { return entry(untyped: element) }
    if type == "message" { return message(element, nil, isItem: true) }
    if let result = ToolResult(item: element, type: type) {
      return ConversationEntry(content: .result(result), isItem: true)
    }
    return ConversationEntry(content: .message(item(element, type)), isItem: true)
  }

  private mutating func entry(untyped element: JSONValue) -> ConversationEntry {
    if element["content"] != nil || element["tool_calls"] != nil {
      return message(element, nil, isItem: false)
    }
    let parts = ContentParts.all(in: element)
    return ConversationEntry(content: .message(Message(role: role, parts: parts)))
  }

  private mutating func message(
    _ message: JSONValue,
    _ word: String?,
    isItem: Bool
  ) -> ConversationEntry {
    let role = word.map(Message.Role.init(recorded:)) ?? role
    if role == .tool, let result = ToolResult(message: message) {
      return ConversationEntry(content: .result(result))
    }
    let found = Message(role: role, name: message["name"]?.string, parts: parts(of: message))
    return ConversationEntry(content: .message(found), isItem: isItem)
  }

  /// What a chat message or a message of the Responses API holds: thoughts, content, calls.
  private mutating func parts(of message: JSONValue) -> [MessagePart] {
    var parts = Self.text(message["reasoning_content"] ?? message["reasoning"]) { .reasoning($0) }
    parts += ContentParts.all(in: message["content"], annotations: message["annotations"])
    parts += Self.text(message["refusal"]) { .refusal($0) }
    if let audio = message["audio"], !audio.isNull {
      parts.append(RecordedMedia(answer: audio).map { .media($0) } ?? .unknown(audio))
    }
    parts += calls(in: message["tool_calls"])
    if let call = message["function_call"], !call.isNull {
      parts.append(ToolCall(legacy: call).map { self.call($0) } ?? .unknown(call))
    }
    return parts
  }

  /// A member that should be a text; any other value is kept as it is.
  private static func text(
    _ value: JSONValue?,
    _ part: (ArraySlice<UInt8>) -> MessagePart
  ) -> [MessagePart] {
    guard let value, !value.isNull else { return [] }
    guard let text = value.utf8 else { return [.unknown(value)] }
    return text.isEmpty ? [] : [part(text)]
  }

  private mutating func calls(in list: JSONValue?) -> [MessagePart] {
    guard let list, !list.isNull else { return [] }
    guard list.kind == .array else { return [.unknown(list)] }
    return list.elements.map { call in
      ToolCall(message: call).map { self.call($0) } ?? .unknown(call)
    }
  }

  /// A call as the analysis of the span has it, where it has it.
  mutating func call(_ call: ToolCall, item: JSONValue? = nil) -> MessagePart {
    if let next = known.first, next.id == call.id, next.name == call.name {
      known.removeFirst()
      return .call(ConversationCall(next, item: item))
    }
    var call = call
    call.result = call.result ?? call.ownResult
    return .call(ConversationCall(call, item: item))
  }

  private mutating func item(_ item: JSONValue, _ type: String) -> Message {
    if type == "reasoning" { return Message(role: .assistant, parts: Self.thoughts(item)) }
    if let call = ToolCall(item: item) {
      return Message(role: .assistant, parts: parts(of: self.call(call, item: item), item))
    }
    let isModels = ["mcp_list_tools", "mcp_approval_request", "item_reference"].contains(type)
    return Message(role: isModels ? .assistant : role, parts: [.unknown(item)])
  }

  /// The picture that a call made stands behind the call instead of being its result.
  private func parts(of part: MessagePart, _ item: JSONValue) -> [MessagePart] {
    guard case .call(var call) = part, call.call.kind == "image_generation",
      let picture = RecordedMedia(made: item, data: "result", format: nil)
    else { return [part] }
    call.call.result = nil
    return [.call(call), .media(picture)]
  }

  /// The summary, then the thoughts themselves; the item where it has neither.
  private static func thoughts(_ item: JSONValue) -> [MessagePart] {
    let parts = [item["summary"], item["content"]].flatMap { ContentParts.all(in: $0) }
    return parts.isEmpty ? [.unknown(item)] : parts
  }
}

extension Message.Role {
  /// A role as recorded; a function's answer is a tool's.
  init(recorded word: String) {
    switch word {
    case "system": self = .system
    case "developer": self = .developer
    case "user": self = .user
    case "assistant": self = .assistant
    case "tool", "function": self = .tool
    default: self = .other(word)
    }
  }
}

extension ToolResult {
  /// A chat message of role `tool`, or `function` in the legacy form; nil where it has no content.
  fileprivate init?(message: JSONValue) {
    guard let content = message["content"] else { return nil }
    self.init(
      callID: message["tool_call_id"]?.string,
      name: message["name"]?.string,
      payload: .json(content),
      whole: message
    )
  }

  /// An item that answers a call: `function_call_output`, `computer_call_output` and so on.
  fileprivate init?(item: JSONValue, type: String) {
    guard type.hasSuffix("_call_output"), let output = item["output"] else { return nil }
    self.init(
      callID: item["call_id"]?.string ?? item["id"]?.string,
      payload: .json(output),
      whole: item
    )
  }
}
