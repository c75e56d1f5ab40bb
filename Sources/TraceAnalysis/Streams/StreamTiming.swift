/// When the chunks of a stream came.
///
/// Everything is nil where the store has no times for them.
package struct StreamTiming: Sendable {
  /// Nanoseconds from the span's start to the first chunk.
  package var firstChunkNS: Int64?
  /// Nanoseconds from the span's start to the first chunk that carries content: text, reasoning, a
  /// refusal, a tool call's name or arguments.
  package var firstTokenNS: Int64?
  /// Nanoseconds from the span's start to the last chunk that carries content.
  package var lastTokenNS: Int64?
  /// Gaps between content chunks; nil with fewer than two.
  package var interChunk: InterChunkLatency?
  /// Output tokens, as usage states them, per second from first to last content chunk; nil without
  /// usage or where that time is not positive.
  package var tokensPerSecond: Double?
  /// Gaps of more than ten times the median gap and more than 250 ms, in order.
  package var stalls: [StreamStall]
}

/// Percentiles of type 7 over the gaps between content chunks, nanoseconds, rounded to the nearest.
package struct InterChunkLatency: Sendable, Hashable {
  package var p50NS: Int64
  package var p95NS: Int64
  package var maxNS: Int64
}

/// A long pause inside a stream.
package struct StreamStall: Sendable, Hashable {
  /// Nanoseconds from the span's start to the pause.
  package var atNS: Int64
  /// Nanoseconds.
  package var gapNS: Int64
}

extension StreamTiming {
  /// - Parameters:
  ///   - chunkTimes: One per chunk in stored order, nanoseconds since the Unix epoch.
  ///   - contentTimes: Those of the chunks that carry content.
  ///   - start: The span's start.
  ///   - outputTokens: As usage states them; nil where it does not.
  init(chunkTimes: [Int64], contentTimes: [Int64], start: Int64, outputTokens: Int64?) {
    let chunkTimes = chunkTimes.map(\.boundedTime)
    let contentTimes = contentTimes.map(\.boundedTime)
    let start = start.boundedTime
    firstChunkNS = chunkTimes.first.map { $0 - start }
    firstTokenNS = contentTimes.first.map { $0 - start }
    lastTokenNS = contentTimes.last.map { $0 - start }
    let gaps = zip(contentTimes.dropFirst(), contentTimes).map { $0 - $1 }
    let sorted = gaps.sorted()
    interChunk = InterChunkLatency(sorted)
    stalls = Self.stalls(gaps, median: Percentile.type7(sorted, 0.5), contentTimes, start)
    tokensPerSecond = Self.rate(outputTokens, contentTimes)
  }

  private static func rate(_ tokens: Int64?, _ times: [Int64]) -> Double? {
    guard let tokens, let first = times.first, let last = times.last, last > first else {
      return nil
    }
    return Double(tokens) * 1e9 / Double(last - first)
  }

  private static func stalls(
    _ gaps: [Int64],
    median: Double?,
    _ contentTimes: [Int64],
    _ start: Int64
  ) -> [StreamStall] {
    guard let median else { return [] }
    return zip(gaps, contentTimes).compactMap { gap, time in
      guard gap > 250_000_000, Double(gap) > 10 * median else { return nil }
      return StreamStall(atNS: time - start, gapNS: gap)
    }
  }
}

extension InterChunkLatency {
  fileprivate init?(_ sorted: [Int64]) {
    guard let longest = sorted.last, let p50 = Percentile.type7(sorted, 0.5),
      let p95 = Percentile.type7(sorted, 0.95)
    else { return nil }
    self.init(p50NS: Self.rounded(p50), p95NS: Self.rounded(p95), maxNS: longest)
  }

  private static func rounded(_ value: Double) -> Int64 { Int64((value + 0.5).rounded(.down)) }
}
