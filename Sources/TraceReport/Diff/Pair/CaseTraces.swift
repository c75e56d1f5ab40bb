package import TraceAnalysis

/// The traces of a case, read once more for its page.
package struct CaseTraces: Sendable {
  /// The first repeat.
  package let base: AnalysedTrace
  /// Likewise.
  package let head: AnalysedTrace
  /// What a page tells of the further repeats of base, in their order.
  package let furtherBase: [TraceSummary]
  package let furtherHead: [TraceSummary]

  /// No more repeats of a side are read: a run may be nothing but repeats of one case.
  package static let mostRepeats = 20

  package init(
    base: AnalysedTrace,
    head: AnalysedTrace,
    furtherBase: [TraceSummary],
    furtherHead: [TraceSummary]
  ) {
    self.base = base
    self.head = head
    self.furtherBase = furtherBase
    self.furtherHead = furtherHead
  }
}
