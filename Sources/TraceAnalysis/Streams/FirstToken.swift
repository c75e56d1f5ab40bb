package import TraceModel

extension SpanAnalysis {
  /// Nanoseconds from the span's start to the first token: of recorded chunks, else as the producer
  /// says; nil where neither tells.
  package var firstTokenNS: Int64? { stream?.timing.firstTokenNS ?? firstTokenSignal?.afterNS }
}

extension Span {
  /// What the producer says of the first token, where it counts: chunks tell for themselves, and a
  /// moment outside the span is none of it.
  func countedSignal(_ stream: StreamOutput?) -> FirstTokenSignal? {
    stream == nil ? firstTokenSignal.flatMap { $0.lies(within: self) ? $0 : nil } : nil
  }

  /// Nanoseconds an output token takes after the first one: (duration − first token) / (tokens − 1).
  ///
  /// Tokens are those of the usage, never the number of chunks; nil without usage, with fewer than
  /// two tokens and where a time is missing.
  package func timePerTokenNS(after first: Int64?, tokens: Int64?) -> Int64? {
    guard let tokens, tokens > 1, let first, let durationNS, durationNS > first else { return nil }
    let (rest, isBeyond) = durationNS.subtractingReportingOverflow(first)
    return isBeyond ? nil : Int64(exactly: (Double(rest) / Double(tokens - 1)).rounded())
  }
}

extension StreamTiming {
  /// The times of an answer of which no chunk was recorded.
  package init(_ signal: FirstTokenSignal) {
    firstChunkNS = signal.isOfChunk ? signal.afterNS : nil
    firstTokenNS = signal.afterNS
    stalls = []
  }
}
