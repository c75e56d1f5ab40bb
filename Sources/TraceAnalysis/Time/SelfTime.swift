package import TraceModel

/// The time that a span works itself: its duration less the union of its children's intervals,
/// each clamped to the span.
package enum SelfTime {
  /// Nanoseconds, one per span of the trace, never negative; nil for a span without an end. A child
  /// without an end runs to its parent's end.
  package static func selfTimesNS(_ spans: [Span], _ tree: SpanTree) -> [Int64?] {
    spans.indices.map { index in
      guard let end = spans[index].endNS else { return nil }
      let span = TimeInterval(start: spans[index].startNS, end: end)
      let children = tree.children[index].map { child in
        TimeInterval(start: spans[child].startNS, end: spans[child].endNS ?? end).clamped(to: span)
      }
      return span.length - unionLength(children)
    }
  }

  /// Nanoseconds that at least one interval covers. The intervals come in order of their start.
  static func unionLength(_ intervals: [TimeInterval]) -> Int64 {
    var covered: Int64 = 0
    var reached = Int64.min
    for interval in intervals where interval.end > reached {
      covered += interval.end - max(interval.start, reached)
      reached = interval.end
    }
    return covered
  }
}
