package import TraceModel

/// How fast a model call put out its tokens.
///
/// Tokens are those of the usage, never the number of chunks, of which one may hold many tokens.
package struct OutputRate: Sendable, Equatable {
  /// Output tokens per second of the span's whole duration.
  package let endToEnd: Double
  /// Tokens per second after the first one: (tokens − 1) / (duration − time to the first token).
  ///
  /// One by ``StreamOutput/timePerTokenNS(of:)``; nil where the span did not stream, with fewer than
  /// two tokens and where a time is missing.
  package let decoding: Double?

  /// Nil where the span reports no output tokens, or takes no time.
  package init?(_ span: Span, _ analysis: SpanAnalysis) {
    let usage = analysis.tokenUsage?.output ?? analysis.stream?.usage?.output
    guard let tokens = usage, tokens > 0, let duration = span.durationNS, duration > 0 else {
      return nil
    }
    endToEnd = Double(tokens) * 1e9 / Double(duration)
    decoding = Self.decoding(tokens, duration, firstToken: analysis.stream?.timing.firstTokenNS)
  }

  private static func decoding(
    _ tokens: Int64,
    _ duration: Int64,
    firstToken: Int64?
  ) -> Double? {
    guard tokens > 1, let firstToken, duration > firstToken else { return nil }
    return Double(tokens - 1) * 1e9 / (Double(duration) - Double(firstToken))
  }
}
