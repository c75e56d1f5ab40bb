import JSONBytes
import TraceModel

extension TokenUsage {
  /// The `usage` object of an OpenAI response or chunk, in either API's names.
  ///
  /// Nil where it has no number; only integers count.
  init?(provider usage: JSONValue) {
    guard usage.kind == .object else { return nil }
    self.init()
    input = usage["prompt_tokens"]?.int64 ?? usage["input_tokens"]?.int64
    output = usage["completion_tokens"]?.int64 ?? usage["output_tokens"]?.int64
    total = usage["total_tokens"]?.int64
    cacheRead =
      usage["prompt_tokens_details"]?["cached_tokens"]?.int64
      ?? usage["input_tokens_details"]?["cached_tokens"]?.int64
    reasoning =
      usage["completion_tokens_details"]?["reasoning_tokens"]?.int64
      ?? usage["output_tokens_details"]?["reasoning_tokens"]?.int64
    if isEmpty { return nil }
  }
}

/// What the spans of a trace report, before it is decided what counts.
enum ReportedUsage {
  /// One per span; nil where a span reports none.
  ///
  /// MLflow's attribute counts, with the reasoning tokens that it lacks from the provider's own usage.
  /// Only in a trace where no span has the attribute does the provider's usage stand in.
  static func usages(_ spans: [Span], streams: [StreamOutput?]) -> [TokenUsage?] {
    let isStated = spans.indices.contains { spans[$0].statedTokenUsage != nil }
    return spans.indices.map { index in
      if isStated, spans[index].statedTokenUsage == nil { return nil }
      let recorded = spans[index].outputs?["usage"].flatMap(TokenUsage.init(provider:))
      guard var usage = spans[index].statedTokenUsage else {
        return recorded ?? streams[index]?.usage
      }
      usage.reasoning =
        usage.reasoning ?? recorded?.reasoning ?? streams[index]?.usage?.reasoning
      return usage
    }
  }
}
