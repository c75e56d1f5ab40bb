package import TraceModel

/// A stretch of time in nanoseconds since the Unix epoch, the end not included.
package struct TimeInterval: Sendable, Hashable {
  package let start: Int64
  package let end: Int64

  /// Times outside 1970 to 2116 are moved to the nearer end, so that differences cannot overflow.
  package init(start: Int64, end: Int64) {
    self.start = start.boundedTime
    self.end = end.boundedTime
  }

  /// End less start; 0 for an end before the start.
  package var length: Int64 { end > start ? end &- start : 0 }

  /// The part of this interval that lies in another one; empty at that one's nearer edge where
  /// they do not meet.
  package func clamped(to bounds: TimeInterval) -> TimeInterval {
    let start = min(max(start, bounds.start), max(bounds.start, bounds.end))
    return TimeInterval(start: start, end: min(max(end, start), max(start, bounds.end)))
  }
}

extension TimeInterval {
  /// A span's interval; one without an end runs to the latest end of any span, see ``Trace/lastEndNS``.
  init(of span: Span, lastEnd: Int64?) {
    let start = span.startNS
    self.init(start: start, end: span.endNS ?? max(start, lastEnd ?? start))
  }
}

extension Trace {
  /// The latest end of any span, in nanoseconds since the Unix epoch; nil where none has ended.
  package var lastEndNS: Int64? { spans.lazy.compactMap(\.endNS).max() }
}

extension Int64 {
  /// Nanoseconds since the Unix epoch kept within 1970 to 2116.
  var boundedTime: Int64 { Swift.min(Swift.max(self, 0), 1 << 62) }
}
