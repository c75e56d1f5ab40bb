import TraceAnalysis

/// The traces of a case, read once more for its page.
struct CaseTraces: Sendable {
  /// The first repeat.
  let base: AnalysedTrace
  /// Likewise.
  let head: AnalysedTrace
  /// What a page tells of the further repeats of base, in their order.
  let furtherBase: [TraceSummary]
  let furtherHead: [TraceSummary]

  /// No more repeats of a side are read: a run may be nothing but repeats of one case.
  static let mostRepeats = 20
}
