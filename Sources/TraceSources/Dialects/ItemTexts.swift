import JSONBytes
import TraceModel

/// Items of OpenAI's Responses that MLflow's exporter writes into messages as texts, each the JSON of
/// one item: thoughts and calls of built-in tools.
enum ItemTexts {
  /// The items of an answer, what is none among them as the API has it; nil where no text is an item.
  static func items(in messages: JSONValue) -> [JSONDraft]? {
    let parts = messages.elements.flatMap { $0["parts"].map { Array($0.elements) } ?? [] }
    let items = parts.map(item)
    if items.allSatisfy({ $0 == nil }) { return nil }
    return zip(parts, items).map { part, item in item.map { .value($0) } ?? draft(part) }
  }

  private static func item(_ part: JSONValue) -> JSONValue? {
    guard part["type"]?.isString("text") == true, let text = part["content"]?.utf8,
      let item = Payload.container(in: text), item["id"]?.kind == .string,
      let type = item["type"]?.string
    else { return nil }
    return type.hasSuffix("_call") || type == "reasoning" && item["summary"] != nil ? item : nil
  }

  private static func draft(_ part: JSONValue) -> JSONDraft {
    if part["type"]?.isString("tool_call") == true {
      return .object([
        ("type", .text("function_call")),
        ("call_id", part["id"].map { .value($0) }),
        ("name", part["name"].map { .value($0) }),
        ("arguments", part["arguments"].map { Payload.json($0).asText }),
      ])
    }
    let text = part["content"].map { JSONDraft.value($0) }
    let content = JSONDraft.object([("type", .text("output_text")), ("text", text)])
    return .object([
      ("type", .text("message")), ("role", .text("assistant")), ("content", .array([content])),
    ])
  }
}
