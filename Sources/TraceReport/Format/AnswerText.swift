import JSONBytes
import TraceAnalysis
import TraceModel

/// What a model's output says, in words.
enum AnswerText {
  /// What a model call said: its stream, its message or refusal, the tools it asked for, what came
  /// of an embedding, or the failure that it reported.
  ///
  /// Nil for other spans and where there are no words for it.
  static func words(_ span: Span, _ analysis: SpanAnalysis) -> String? {
    if let stream = analysis.stream, let said = words(of: stream) { return said }
    guard span.kind.isModelCall || span.kind == .embedding else { return nil }
    return text(span.outputs) ?? asked(analysis.toolCalls) ?? span.outputs?.json.flatMap(outcome)
  }

  /// Nil where the output says none in words.
  static func text(_ outputs: Payload?) -> String? {
    outputs.flatMap { $0.string ?? $0.json.flatMap(text(of:)) }
  }

  /// The first choice of a completion, or the messages of a Response.
  static func text(of outputs: JSONValue) -> String? {
    let choice = outputs["choices"]?.elements.first { _ in true }
    let said = choice?["message"].flatMap(content) ?? choice?["text"]?.string
    return said ?? messages(outputs["output"])
  }

  /// A message's content: a text, or the texts and refusals among its parts; else its refusal.
  static func content(_ message: JSONValue) -> String? {
    if let text = message["content"]?.string, !text.isEmpty { return text }
    let parts = message["content"]?.elements.compactMap { $0["text"]?.string ?? refusal($0) } ?? []
    return parts.isEmpty ? refusal(message) : parts.joined(separator: "\n\n")
  }

  private static func refusal(_ message: JSONValue) -> String? {
    message["refusal"]?.string.map { "Refused: \($0)" }
  }

  private static func messages(_ items: JSONValue?) -> String? {
    guard let items else { return nil }
    let texts = items.elements.filter { $0["type"]?.string == "message" }.compactMap(content)
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private static func words(of stream: StreamOutput) -> String? {
    let said = stream.choices.compactMap { choice in
      choice.text.map { String(decoding: $0, as: UTF8.self) }
        ?? choice.refusal.map { "Refused: " + String(decoding: $0, as: UTF8.self) }
    }
    if !said.isEmpty { return said.joined(separator: "\n\n") }
    let tools = stream.choices.flatMap(\.toolCalls).compactMap(\.name)
    return tools.isEmpty ? nil : "Asked for \(tools.joined(separator: ", "))"
  }

  private static func asked(_ calls: [ToolCall]) -> String? {
    calls.isEmpty ? nil : "Asked for \(calls.map(\.name).joined(separator: ", "))"
  }

  private static func outcome(_ outputs: JSONValue) -> String? {
    if let message = outputs["error"]?["message"]?.string { return "The model failed: \(message)" }
    guard let data = outputs["data"], data.kind == .array, data.count > 0 else { return nil }
    return CountText.text(data.count, "vector")
  }
}
