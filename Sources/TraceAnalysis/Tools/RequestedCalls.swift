import JSONBytes
import TraceModel

/// The tool calls that a model call's own output asks for, in order.
enum RequestedCalls {
  /// Empty for spans of other kinds.
  ///
  /// Where the span streamed, the chunks say it: MLflow's own output loses streamed tool calls.
  static func calls(of span: Span, stream: StreamOutput?) -> [ToolCall] {
    guard span.kind.isModelCall else { return [] }
    if let stream {
      switch stream.kind {
      case .chatCompletion:
        return stream.choices.flatMap(\.toolCalls).compactMap(ToolCall.init(streamed:))
      case .responses: return stream.calls
      case .textCompletion, .raw, .other: break
      }
    }
    return span.outputs?.json.map(recorded) ?? []
  }

  private static func recorded(_ outputs: JSONValue) -> [ToolCall] {
    if let choices = outputs["choices"], choices.kind == .array {
      return choices.elements.flatMap { $0["message"].map(message) ?? [] }
    }
    if let items = outputs["output"], items.kind == .array {
      return items.elements.compactMap { ToolCall(item: $0) }
    }
    return outputs.elements.flatMap { element in
      element["tool_calls"] == nil
        ? ToolCall(item: element).map { [$0] } ?? [] : message(element)
    }
  }

  private static func message(_ message: JSONValue) -> [ToolCall] {
    let calls = message["tool_calls"]?.elements.compactMap(ToolCall.init(message:)) ?? []
    let legacy = message["function_call"].flatMap(ToolCall.init(legacy:))
    return calls + (legacy.map { [$0] } ?? [])
  }
}
