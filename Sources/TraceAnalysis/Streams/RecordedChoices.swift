import JSONBytes
import TraceModel

/// The choices or output items that a store keeps as the output of a streamed call.
enum RecordedChoices {
  /// Nil where the output has no shape that a stream could be compared with.
  static func all(in outputs: Payload) -> [StreamChoice]? {
    if let text = outputs.utf8 { return [choice(0, text: text)] }
    guard let json = outputs.json else { return nil }
    if let choices = json["choices"], choices.kind == .array {
      return choices.elements.enumerated().map { choice($0.element, Int64($0.offset)) }
    }
    if let items = json["output"], items.kind == .array {
      return items.elements.enumerated().map { item($0.element, Int64($0.offset)) }
    }
    return json.kind == .array ? joined(json) : nil
  }

  /// What a generator gave: one text a chunk.
  private static func joined(_ list: JSONValue) -> [StreamChoice]? {
    let texts = list.elements.map(\.utf8)
    guard texts.allSatisfy({ $0 != nil }) else { return nil }
    return [choice(0, text: Array(texts.compactMap(\.self).joined())[...])]
  }

  private static func choice(_ choice: JSONValue, _ place: Int64) -> StreamChoice {
    let message = choice["message"]
    var found = self.choice(
      choice["index"]?.int64 ?? place,
      text: choice["text"]?.utf8 ?? message?["content"]?.utf8
    )
    found.reasoning = text(message?["reasoning_content"] ?? message?["reasoning"])
    found.refusal = text(message?["refusal"])
    found.finishReason = choice["finish_reason"]?.string
    let calls = message?["tool_calls"]?.elements.map(call) ?? []
    let legacy = message?["function_call"].flatMap { $0.isNull ? nil : function($0) }
    found.toolCalls = calls + (legacy.map { [$0] } ?? [])
    return found
  }

  private static func call(_ call: JSONValue) -> StreamToolCall {
    let named = ["function", "custom"].lazy.compactMap { call[$0] }.first { !$0.isNull }
    return named.map(function) ?? StreamToolCall(index: 0)
  }

  private static func function(_ function: JSONValue) -> StreamToolCall {
    let arguments = function["arguments"]?.utf8 ?? function["input"]?.utf8 ?? []
    return StreamToolCall(index: 0, name: function["name"]?.string, arguments: Array(arguments))
  }

  private static func item(_ item: JSONValue, _ place: Int64) -> StreamChoice {
    var found = choice(place, text: parts(of: item["content"], "text")?[...])
    found.refusal = parts(of: item["content"], "refusal")
    found.finishReason = item["status"]?.string
    if item["type"]?.isString("reasoning") == true {
      found.reasoning = found.text ?? parts(of: item["summary"], "text")
      found.text = nil
    }
    if let call = CallItem(item) {
      found.toolCalls = [
        StreamToolCall(index: 0, name: call.name, arguments: call.argumentText ?? [])
      ]
    }
    return found
  }

  /// Nil where there is no text.
  private static func parts(of list: JSONValue?, _ key: String) -> [UInt8]? {
    guard let list, list.kind == .array else { return nil }
    let text = Array(list.elements.compactMap { $0[named: key]?.utf8 }.joined())
    return text.isEmpty ? nil : text
  }

  private static func choice(_ index: Int64, text: ArraySlice<UInt8>?) -> StreamChoice {
    StreamChoice(
      index: index,
      text: text.flatMap { $0.isEmpty ? nil : Array($0) },
      toolCalls: []
    )
  }

  private static func text(_ value: JSONValue?) -> [UInt8]? {
    value?.utf8.flatMap { $0.isEmpty ? nil : Array($0) }
  }
}
