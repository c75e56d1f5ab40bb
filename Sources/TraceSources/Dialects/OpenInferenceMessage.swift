import JSONBytes
import TraceModel

/// A flattened message of OpenInference: `message.role`, `message.contents.0.message_content.text`.
enum OpenInferenceMessage {
  static func message(_ element: NameTree) -> ChatMessage {
    let tree = element["message"]
    var message = ChatMessage(role: tree?.text("role") ?? "assistant")
    message.name = tree?.text("name")
    message.callID = tree?.text("tool_call_id")
    message.calls = tree?["tool_calls"]?.elements.map(call) ?? []
    addContent(of: tree, to: &message)
    if let name = tree?.text("function_call_name") {
      let arguments = tree?["function_call_arguments_json"]?.value
      message.calls.append(ChatCall(id: nil, name: name, arguments: arguments))
    }
    return message
  }

  private static func call(_ element: NameTree) -> ChatCall {
    let call = element["tool_call"]
    return ChatCall(
      id: call?.text("id"),
      name: call?.text("function.name"),
      arguments: call?["function.arguments"]?.value
    )
  }

  /// Thoughts go where the API has them; one text alone is the content.
  private static func addContent(of tree: NameTree?, to message: inout ChatMessage) {
    if let content = tree?["content"]?.value {
      message.content = JSONDraft(content)
      return
    }
    let parts = tree?["contents"]?.elements.compactMap { $0["message_content"] } ?? []
    let thoughts = parts.filter { $0.text("type") == "reasoning" }.compactMap { $0.text("text") }
    if !thoughts.isEmpty { message.reasoning = thoughts.joined(separator: "\n\n") }
    let others = parts.filter { $0.text("type") != "reasoning" }
    if others.count == 1, let text = others[0]["text"]?.value {
      message.content = JSONDraft(text)
    } else if !others.isEmpty {
      message.content = .array(others.compactMap(part))
    }
  }

  private static func part(_ part: NameTree) -> JSONDraft? {
    if let address = part.text("image.image.url") { return MediaPart.picture(address) }
    if let address = part.text("audio.audio.url") {
      return MediaPart.file("file_url", .text(address))
    }
    guard let text = part["text"]?.value else { return nil }
    return .object([("type", .text("text")), ("text", JSONDraft(text))])
  }
}
