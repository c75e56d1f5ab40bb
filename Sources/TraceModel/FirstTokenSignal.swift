/// What a producer that records no chunks says of when an answer began to come.
package struct FirstTokenSignal: Sendable, Hashable {
  /// Nanoseconds from the span's start, as stated: the moment may lie outside the span.
  package var afterNS: Int64
  /// The attribute or the event that says so.
  package var name: String
  /// True where it speaks of the first chunk, which may carry no content.
  package var isOfChunk: Bool

  package init(afterNS: Int64, name: String, isOfChunk: Bool) {
    self.afterNS = afterNS
    self.name = name
    self.isOfChunk = isOfChunk
  }

  /// True where the moment lies between the span's start and its end, if it has one.
  package func lies(within span: Span) -> Bool {
    afterNS >= 0 && afterNS <= span.durationNS ?? .max
  }
}
