import JSONBytes
import TraceAnalysis
import TraceModel

/// Says in a few words what a span did, for its row of the waterfall.
struct SpanHint {
  /// Nil where there is nothing to say beyond the name.
  let text: String?

  /// Unicode scalars of a hint; the column cuts it anyway.
  private static let limit = 120

  init(_ span: borrowing Span, _ analysis: SpanAnalysis) {
    let hint: String? =
      switch span.kind {
      case .chatModel, .llm: Self.modelCall(span, analysis)
      case .tool, .retriever, .reranker, .embedding: Self.members(span.inputs?.json)
      case .chain: Self.handoff(span)
      case .guardrail: Self.guardrail(span)
      case .own(let text): text
      default: nil
      }
    text = hint.map { TextCut($0, limit: Self.limit).text }
  }

  /// `model → tools asked for`, else `model → “first words”`.
  private static func modelCall(_ span: Span, _ analysis: SpanAnalysis) -> String? {
    let asked = analysis.toolCalls.map(\.name).joined(separator: ", ")
    let result = asked.isEmpty ? words(span, analysis).map { "“\($0)”" } : asked
    let parts = [span.model, result].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " → ")
  }

  private static func words(_ span: Span, _ analysis: SpanAnalysis) -> String? {
    let streamed = analysis.stream?.choices.first { $0.text != nil }?.text
    let said = streamed ?? AnswerText.text(span.outputs).map { Array($0.utf8) }
    return said.flatMap { FirstWords.of($0[...], count: 8) }
  }

  /// `key: value, …`; a value within a value is `…`.
  private static func members(_ inputs: JSONValue?) -> String? {
    guard let inputs, inputs.kind == .object, inputs.count > 0 else { return inputs?.string }
    let parts = inputs.members.prefix(6).map { key, value in
      "\(key.string ?? ""): \(short(value))"
    }
    return parts.joined(separator: ", ")
  }

  private static func short(_ value: JSONValue) -> String {
    if let text = value.string { return TextCut(text, limit: 40).text }
    if value.count > 0 { return "…" }
    return String(decoding: value.token, as: UTF8.self)
  }
}
