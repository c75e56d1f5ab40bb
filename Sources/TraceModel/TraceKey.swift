/// What tells a trace from every other one of its source.
package struct TraceKey: Sendable {
  /// As the store names it.
  package let id: String
  /// How many traces that come before have the same id: 0 where ids are what they should be.
  package let occurrence: Int

  package init(_ id: String, occurrence: Int = 0) {
    self.id = id
    self.occurrence = occurrence
  }
}

extension TraceKey: Equatable {
  /// Equal where the ids' bytes are, see ``ExactText``.
  package static func == (left: TraceKey, right: TraceKey) -> Bool {
    left.occurrence == right.occurrence && ExactText(left.id) == ExactText(right.id)
  }
}
