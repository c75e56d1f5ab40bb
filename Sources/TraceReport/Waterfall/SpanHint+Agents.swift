import JSONBytes
import TraceModel

/// What spans of the OpenAI Agents SDK did, as MLflow records them.
extension SpanHint {
  /// `from → to` where an agent handed over to another; nil for any other span.
  static func handoff(_ span: Span) -> String? {
    guard let from = span.inputs?["from_agent"]?.string,
      let to = span.outputs?["to_agent"]?.string
    else { return nil }
    return "\(from) → \(to)"
  }

  /// `triggered` where a guardrail stopped the run; nil where it did not, or says nothing of it.
  static func guardrail(_ span: Span) -> String? {
    span.outputs?["triggered"]?.bool == true ? "triggered" : nil
  }
}
