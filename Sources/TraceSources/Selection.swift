package import TraceModel

/// Which traces of a source are wanted.
///
/// Conditions of different kinds must all hold; of the values within one kind any may hold.
package struct Selection: Sendable, Equatable {
  /// Names or ids.
  package var experiments: [String] = []
  /// Names or ids.
  package var runs: [String] = []
  package var traces: [String] = []
  package var sessions: [String] = []
  /// Exact names or globs (`*`, `?`, `[…]`).
  package var names: [String] = []
  package var states: [TraceState] = []
  /// All of these must hold.
  package var tags: [TextPair] = []
  package var since: TimeBound?
  package var until: TimeBound?
  /// At most this many, the newest ones; nil takes all.
  package var limit: Int?
  /// Takes traces of deleted experiments too.
  package var includesDeleted = false

  package init() {}
}

/// A moment that a selection is cut at, inclusive.
package enum TimeBound: Sendable, Equatable {
  /// Milliseconds since the Unix epoch.
  case at(Int64)
  /// Milliseconds before the newest trace of the source.
  case beforeNewest(Int64)
}
