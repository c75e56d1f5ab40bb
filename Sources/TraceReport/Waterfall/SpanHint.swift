import JSONBytes
import TraceAnalysis
import TraceModel

/// Says in a few words what a span did, for its row of the waterfall.
struct SpanHint {
  /// Nil where there is nothing to say beyond the name.
  let text: String?

  /// Characters of a hint; the column cuts it anyway.
  private static let limit = 120

  init(_ analysed: AnalysedTrace, _ index: Int) {
    let span = analysed.trace.spans[index]
    let hint: String? =
      switch span.kind {
      case .chatModel, .llm: Self.modelCall(span, analysed.spans[index])
      case .tool, .retriever, .reranker, .embedding: Self.members(span.inputs?.json)
      case .own(let text): text
      default: nil
      }
    text = hint.map { String($0.prefix(Self.limit)) }
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
    let said = streamed.map { String(decoding: $0, as: UTF8.self) } ?? AnswerText.text(span.outputs)
    let plain = said?.filter { !"*`#_".contains($0) }.split(whereSeparator: \.isWhitespace)
    guard let plain, !plain.isEmpty else { return nil }
    return plain.prefix(8).joined(separator: " ")
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
    if let text = value.string { return String(text.prefix(40)) }
    if value.count > 0 { return "…" }
    return String(decoding: value.token, as: UTF8.self)
  }
}
