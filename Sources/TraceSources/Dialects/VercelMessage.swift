import JSONBytes
import TraceModel

/// A message of the Vercel AI SDK: a text, or parts such as `tool-call` and `tool-result`.
enum VercelMessage {
  /// The message, and one for each result of a tool in it.
  static func messages(_ recorded: JSONValue) -> [ChatMessage] {
    let role = recorded["role"]?.string ?? "user"
    guard let content = recorded["content"], content.kind == .array else {
      return [ChatMessage(role: role, content: recorded["content"].map { .value($0) })]
    }
    var message = ChatMessage(role: role)
    let thoughts = parts("reasoning", of: content).compactMap { $0["text"]?.string }
    message.reasoning = thoughts.isEmpty ? nil : thoughts.joined(separator: "\n\n")
    message.calls = parts("tool-call", of: content).map(call)
    message.content = self.content(content)
    let results = parts("tool-result", of: content).map(result)
    return message.isEmpty && !results.isEmpty ? results : [message] + results
  }

  /// A call as messages and answers hold it.
  static func call(_ call: JSONValue) -> ChatCall {
    ChatCall(
      id: call["toolCallId"]?.string,
      name: call["toolName"]?.string,
      arguments: (call["input"] ?? call["args"]).map { .json($0) }
    )
  }

  private static func parts(_ type: StaticString, of content: JSONValue) -> [JSONValue] {
    content.elements.filter { $0["type"]?.isString(type) == true }
  }

  /// Version 5 of the SDK wraps a result: `{"type":"json","value":…}`.
  private static func result(_ part: JSONValue) -> ChatMessage {
    let output = part["output"].map { $0["value"] ?? $0 } ?? part["result"]
    var message = ChatMessage(role: "tool", content: output.map { Payload.json($0).asText })
    message.callID = part["toolCallId"]?.string
    message.name = part["toolName"]?.string
    return message
  }

  private static func content(_ content: JSONValue) -> JSONDraft? {
    let apart = ["reasoning", "tool-call", "tool-result"]
    let shown = content.elements.filter { !apart.contains($0["type"]?.string ?? "") }
    if shown.count == 1, let text = shown[0]["text"], text.kind == .string { return .value(text) }
    return shown.isEmpty ? nil : .array(shown.map(part))
  }

  private static func part(_ part: JSONValue) -> JSONDraft {
    let type = (part["mediaType"] ?? part["mimeType"])?.string
    let place = (part["image"] ?? part["data"] ?? part["url"])?.string
    let isPicture = part["type"]?.isString("image") == true || type?.hasPrefix("image/") == true
    guard isPicture, let place else { return .value(part) }
    let isAddress = place.contains("://") || place.hasPrefix("data:")
    return MediaPart.picture(isAddress ? place : "data:\(type ?? "image/*");base64,\(place)")
  }
}
