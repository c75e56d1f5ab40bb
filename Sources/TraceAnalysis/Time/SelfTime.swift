package import TraceModel

/// The time that a span works itself: its duration less the union of its children's intervals,
/// each clamped to the span.
package enum SelfTime {
  /// One list per span of the trace, in order of time; empty where its children cover the span; nil
  /// for a span without an end.
  ///
  /// A child without an end runs to its parent's end.
  package static func stretches(_ spans: [Span], _ tree: SpanTree) -> [[TimeInterval]?] {
    spans.indices.map { index in
      guard let end = spans[index].endNS else { return nil }
      let span = TimeInterval(start: spans[index].startNS, end: end)
      let children = tree.children[index].lazy.map { child in
        TimeInterval(start: spans[child].startNS, end: spans[child].endNS ?? end).clamped(to: span)
      }
      return gaps(in: span, between: children)
    }
  }

  /// The parts of an interval that no other one covers.
  ///
  /// The others come in order of their start and lie within it.
  static func gaps(
    in whole: TimeInterval,
    between parts: some Sequence<TimeInterval>
  ) -> [TimeInterval] {
    var gaps: [TimeInterval] = []
    var reached = whole.start
    for part in parts where part.end > reached {
      if part.start > reached { gaps.append(TimeInterval(start: reached, end: part.start)) }
      reached = part.end
    }
    if whole.end > reached { gaps.append(TimeInterval(start: reached, end: whole.end)) }
    return gaps
  }
}

extension [TimeInterval] {
  /// The lengths added up, nanoseconds.
  package var totalLength: Int64 { reduce(0) { $0 + $1.length } }
}
