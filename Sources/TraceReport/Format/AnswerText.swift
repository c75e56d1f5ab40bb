import JSONBytes
import TraceAnalysis
import TraceModel

/// What a model's output says, in words.
enum AnswerText {
  /// What a model call said: its stream, its message or refusal, the tools it asked for, what came
  /// of an embedding or was drawn, or the failure that it reported.
  ///
  /// Nil for other spans and where there are no words for it.
  static func words(_ span: Span, _ analysis: SpanAnalysis) -> String? {
    if let stream = analysis.stream, let said = words(of: stream) { return said }
    if let count = pictures(span) { return CountText.text(count, "picture") }
    guard span.kind.isModelCall || span.kind == .embedding else { return nil }
    return text(span.outputs) ?? asked(analysis.toolCalls) ?? failure(span, analysis)
      ?? span.outputs?["data"].flatMap(vectors)
  }

  /// Nil for a call of another API than that for images, which MLflow makes a span of kind TOOL.
  private static func pictures(_ span: Span) -> Int? {
    guard span.kind == .tool, let data = span.outputs?["data"], span.inputs?["prompt"] != nil,
      let first = data.elements.first(where: { _ in true })
    else { return nil }
    return first["b64_json"] != nil || first["url"] != nil ? data.count : nil
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
    let said = parts.filter { !$0.isEmpty }
    return said.isEmpty ? refusal(message) : said.joined(separator: "\n\n")
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
    // Items of a Response belong together; choices are answers of their own.
    let shown = stream.kind == .responses ? said[...] : said.prefix(1)
    if !shown.isEmpty { return shown.joined(separator: "\n\n") }
    let tools = stream.choices.flatMap(\.toolCalls).compactMap(\.name)
    return tools.isEmpty ? nil : "Asked for \(tools.joined(separator: ", "))"
  }

  private static func asked(_ calls: [ToolCall]) -> String? {
    calls.isEmpty ? nil : "Asked for \(calls.map(\.name).joined(separator: ", "))"
  }

  private static func failure(_ span: Span, _ analysis: SpanAnalysis) -> String? {
    guard let failure = ModelFailure(of: span, stream: analysis.stream) else { return nil }
    return (failure.message ?? failure.code).map { "The model failed: \($0)" }
  }

  private static func vectors(_ data: JSONValue) -> String? {
    data.kind == .array && data.count > 0 ? CountText.text(data.count, "vector") : nil
  }
}
