import TraceAnalysis
import TraceModel
import TraceReport
import TraceSources

/// One side of a diff: its source, and what was kept of its traces.
struct DiffRun: Sendable {
  let source: any TraceSource
  /// Without judges' traces, in the order of the source.
  let facts: [CaseFacts]
  let judges: Int
  let tally: DiagnosticTally

  init(source: any TraceSource, rows: [FactsRow]) {
    self.source = source
    facts = rows.lazy.map(\.facts).filter { !$0.isJudge }
    judges = rows.count - facts.count
    tally = DiagnosticTally(rows.lazy.flatMap(\.diagnostics))
  }

  /// What pages tell of it.
  func side(title: String) -> DiffSide {
    DiffSide(
      title: title,
      source: source.summary.baseName,
      format: source.summary.format,
      remarks: source.remarks,
      traces: facts.map(DiffTrace.init),
      judges: judges
    )
  }
}

extension DiffTrace {
  fileprivate init(_ facts: CaseFacts) {
    self.init(
      key: facts.key,
      requestTimeMS: facts.requestTimeMS,
      asked: facts.asked,
      models: facts.models.map(\.name.string).filter { !$0.isEmpty }
    )
  }
}
