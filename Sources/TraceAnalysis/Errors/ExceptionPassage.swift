import TraceModel

/// Which exceptions of a trace are one that passed from span to span.
///
/// An exception passed to the nearest outer span that recorded any, if class and message are the
/// same and no span between them ended well. Of several inner spans it came from the last one: what
/// failed before was tried again.
package struct ExceptionPassage: Sendable {
  /// The next span inwards with the same exception, one per span; nil where it was raised.
  package private(set) var inner: [Int?]
  /// The next span outwards with the same exception, one per span; nil where it stayed.
  package private(set) var outer: [Int?]
  /// The span that raised what each span recorded; nil where that is the span itself, and for spans
  /// without an exception.
  package private(set) var origins: [Int?]

  /// Nil where no span recorded an exception.
  package init?(_ analysed: AnalysedTrace) {
    guard analysed.spans.contains(where: { $0.exception != nil }) else { return nil }
    let exceptions = analysed.spans.map(\.exception)
    let carriers = Self.carriers(analysed, exceptions)
    inner = [Int?](repeating: nil, count: exceptions.count)
    outer = inner
    origins = inner
    for index in analysed.tree.order {
      guard let carrier = carriers[index], let exception = exceptions[index],
        exceptions[carrier]?.isSame(as: exception) == true
      else { continue }
      if let earlier = inner[carrier] { outer[earlier] = nil }
      inner[carrier] = index
      outer[index] = carrier
    }
    // Inner spans come later in the tree's order.
    for index in analysed.tree.order.reversed() {
      guard let next = inner[index] else { continue }
      origins[index] = origins[next] ?? next
    }
  }

  /// The nearest outer span with an exception for each span, unless one between them ended well.
  private static func carriers(
    _ analysed: AnalysedTrace,
    _ exceptions: [SpanException?]
  ) -> [Int?] {
    let statuses = analysed.trace.spans.map(\.status)
    var carriers = [Int?](repeating: nil, count: exceptions.count)
    for index in analysed.tree.order {
      guard let parent = analysed.tree.parents[index] else { continue }
      if exceptions[parent] != nil {
        carriers[index] = parent
      } else if statuses[parent] != .ok {
        carriers[index] = carriers[parent]
      }
    }
    return carriers
  }
}

extension SpanException {
  /// True for the same class and message, byte for byte, that are not both unknown.
  fileprivate func isSame(as other: SpanException) -> Bool {
    if type == nil && message == nil { return false }
    return type.map(ExactText.init) == other.type.map(ExactText.init)
      && message.map(ExactText.init) == other.message.map(ExactText.init)
  }
}
