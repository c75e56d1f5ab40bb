package import TraceModel

/// One case in base and head.
///
/// Numbers are means over the repeats.
package struct CaseChange: Sendable {
  /// Place in ``Pairing/cases``.
  package let place: Int
  /// The first line of what was asked; nil where nothing was recorded.
  package let asked: String?
  package let base: CaseSide
  package let head: CaseSide
  package let flags: Flags
  /// Names of the criteria that pass in base and fail in head, sorted: assessments, and `error` for a
  /// trace that failed.
  package let newlyFailing: [String]
  /// Likewise what fails in base and passes in head.
  package let fixed: [String]
  /// What the tools did otherwise, of the first repeat.
  package let toolChanges: [ToolStep]

  /// What happened to a case.
  package struct Flags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let newlyFailing = Flags(rawValue: 1)
    /// Some criterion that failed passes, and the case fails by no other.
    package static let fixed = Flags(rawValue: 2)
    /// It fails in both, by no criterion newly.
    package static let failingStill = Flags(rawValue: 4)
    /// Newly failing, or a score fell by more than the noise.
    package static let regressed = Flags(rawValue: 8)
    /// Its duration rose by more than the noise.
    package static let slower = Flags(rawValue: 16)
    package static let faster = Flags(rawValue: 32)
    package static let answerChanged = Flags(rawValue: 64)
    package static let toolsChanged = Flags(rawValue: 128)
  }

  /// A difference between the tool calls of the two.
  package enum ToolStep: Sendable, Equatable {
    /// Before another call of head; nil at the end.
    case added(tool: String, before: String?)
    case dropped(tool: String)
    case reordered(tool: String)
    case otherArguments(tool: String)
    case newlyFailing(tool: String)
  }
}

/// What one run records of a case.
package struct CaseSide: Sendable {
  /// In the order of the source; at least one.
  package let traces: [TraceKey]
  /// The beginning of the first repeat's answer; nil where none is recorded.
  package let answered: String?
  /// Means over the repeats that have a value, in the metric's unit.
  package let values: [Metric: Double]
  /// Names of the models that were called, each once, by name.
  package let models: [String]
  /// Whether at least half of the repeats fail by any criterion.
  package let fails: Bool
}
