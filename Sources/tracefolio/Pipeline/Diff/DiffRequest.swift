import TraceAnalysis
import TraceReport
import TraceSources

/// What `diff` was asked for, its options understood.
struct DiffRequest: Sendable {
  var base: Side
  var head: Side
  var output: String
  /// The options that change the report as they were given, for the manifest.
  var selectionOptions: [(option: String, values: [String])]
  /// Nil where no rule is demanded.
  var match: MatchArgument?
  /// What inputs must have in common, 0…1.
  var similarity: Double
  var noise: NoiseThreshold
  var gates: [Gate]
  /// Path of a price table; nil for the built-in one.
  var prices: String?
  var format: SiteFormat
  var workers: Int
  var isQuiet: Bool

  /// One of the two runs.
  struct Side: Sendable {
    /// As it was named.
    var source: String
    var selection: Selection
    /// Those that are its own.
    var conditions: [SideArgument]
  }
}

extension DiffRequest {
  /// What the two are called: what each was selected by, else the source's name, with the folder before
  /// it where both have one name.
  func titles(_ base: SourceSummary, _ head: SourceSummary) -> (base: String, head: String) {
    let isOneName = base.baseName == head.baseName
    return (
      self.base.title ?? (isOneName ? base.folderedName : base.baseName),
      self.head.title ?? (isOneName ? head.folderedName : head.baseName)
    )
  }
}

extension DiffRequest.Side {
  /// Nil where the side has no conditions of its own.
  fileprivate var title: String? {
    if conditions.isEmpty { return nil }
    if conditions.count == 1, case .run(let name) = conditions[0].conditions[0],
      conditions[0].conditions.count == 1
    {
      return name
    }
    return conditions.map(\.text).joined(separator: ", ")
  }
}

extension SourceSummary {
  fileprivate var folderedName: String {
    name.split(separator: "/").suffix(2).joined(separator: "/")
  }
}
