import JSONBytes
import TraceModel

/// Messages of the semantic conventions, each a role and parts, as Chat Completions has them.
enum GenAIMessages {
  /// A message for each, and one more for each result of a tool in it.
  static func all(in list: JSONValue) -> [ChatMessage] {
    if list.kind == .string { return [ChatMessage(role: "user", content: .value(list))] }
    return list.elements.flatMap { MessageParts($0, role: "user").messages }
  }

  /// The texts of `gen_ai.system_instructions` as a message.
  static func instructions(_ parts: JSONValue) -> ChatMessage {
    var read = MessageParts(role: "system")
    if parts.kind == .array {
      for part in parts.elements { read.add(part) }
    } else {
      read.add(parts)
    }
    return read.message
  }

  /// A choice for each message, unless as many as one finish reason is stated: then the messages are
  /// the items of one answer.
  static func choices(in list: JSONValue, reasons: [String?]) -> [ChatChoice] {
    let messages = list.kind == .array ? Array(list.elements) : [list]
    if messages.count > 1, reasons.count == 1 {
      var parts = MessageParts(role: "assistant")
      for message in messages { parts.addParts(of: message) }
      return [ChatChoice(message: parts.message, finishReason: reasons[0])]
    }
    return messages.enumerated().map { place, message in
      let stated = reasons.indices.contains(place) ? reasons[place] : nil
      return ChatChoice(
        message: MessageParts(message, role: "assistant").message,
        finishReason: message["finish_reason"]?.string ?? stated
      )
    }
  }
}

/// The parts of one message, sorted by where Chat Completions keeps them.
struct MessageParts {
  private let role: String
  private let name: String?
  private var contents: [JSONDraft] = []
  private var texts: [ArraySlice<UInt8>] = []
  private var reasoning: [String] = []
  private var calls: [ChatCall] = []
  private var results: [(id: String?, content: Payload)] = []

  init(role: String) {
    self.role = role
    name = nil
  }

  /// A message as recorded; the role stands in where it does not say who speaks.
  init(_ message: JSONValue, role: String) {
    self.role = message["role"]?.string ?? role
    name = message["name"]?.string
    addParts(of: message)
  }

  mutating func addParts(of message: JSONValue) {
    guard let parts = message["parts"] else { return addContent(of: message) }
    for part in parts.elements { add(part) }
  }

  /// A message that has no parts is one of an API.
  private mutating func addContent(of message: JSONValue) {
    if let content = message["content"], !content.isNull {
      if content.kind == .array {
        for part in content.elements { add(part) }
      } else {
        add(content)
      }
    } else if message.kind == .string {
      add(message)
    }
    let list = message["tool_calls"]?.structure
    calls += list.map { $0.elements.map(ChatCall.init(recorded:)) } ?? []
    if let id = message["tool_call_id"]?.string ?? (role == "tool" ? message["id"]?.string : nil) {
      results = [(id, content?.payload ?? .text([]))]
      contents = []
    }
  }

  mutating func add(_ part: JSONValue) {
    if let text = part.utf8 { return add(text: text) }
    let content = part["content"] ?? part["text"]
    switch part["type"]?.string {
    case "text": add(text: content?.utf8 ?? [])
    case "reasoning", "thinking": reasoning += content.map(Self.thoughts) ?? []
    case "tool_call":
      calls.append(
        ChatCall(
          id: part["id"]?.string,
          name: part["name"]?.string,
          arguments: part["arguments"].map { .json($0) }
        )
      )
    case "tool_call_response":
      let result = part["response"] ?? part["result"]
      results.append((part["id"]?.string, result.map { .json($0) } ?? .text([])))
    default: contents.append(MediaPart.draft(part) ?? .value(part))
    }
  }

  /// OpenLLMetry records the summary of a Response's thoughts as the JSON text of a list.
  private static func thoughts(_ content: JSONValue) -> [String] {
    let list = content.structure
    guard list.kind == .array else { return content.string.map { [$0] } ?? [] }
    return list.elements.compactMap { $0["text"]?.string }
  }

  private mutating func add(text: ArraySlice<UInt8>) {
    texts.append(text)
    contents.append(.object([("type", .text("text")), ("text", .text(text))]))
  }

  /// One text alone is the content, several and other parts are a list.
  private var content: JSONDraft? {
    if contents.isEmpty { return nil }
    if contents.count == 1, let text = texts.first { return .text(text) }
    return .array(contents)
  }

  /// The message without the results in it.
  var message: ChatMessage {
    var message = ChatMessage(role: role, content: content)
    message.name = name
    message.reasoning = reasoning.isEmpty ? nil : reasoning.joined(separator: "\n\n")
    message.calls = calls
    return message
  }

  /// The results, a message each, behind what else was said.
  var messages: [ChatMessage] {
    let answers = results.map { result in
      var answer = ChatMessage(role: "tool", content: result.content.asText)
      answer.callID = result.id
      answer.name = name
      return answer
    }
    return message.isEmpty && !answers.isEmpty ? answers : [message] + answers
  }
}

extension ChatCall {
  /// A call as an API or an older convention has it, with or without a member `function`.
  init(recorded call: JSONValue) {
    let function = call["function"] ?? call
    self.init(
      id: call["id"]?.string,
      name: function["name"]?.string,
      arguments: function["arguments"].map { .json($0) }
    )
  }
}
