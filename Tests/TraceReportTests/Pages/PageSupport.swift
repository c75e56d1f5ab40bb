import TraceAnalysis
import TraceModel

@testable import TraceReport

extension TraceSummary {
  /// A trace of which only its spans matter.
  convenience init(
    _ spans: SpanFact...,
    uncalled: [String] = [],
    failure: FailureReason? = nil,
    cost: CostSum = CostSum()
  ) {
    self.init(
      labels: TraceLabels(
        name: nil,
        session: nil,
        user: nil,
        experiment: Experiment(id: "", name: nil),
        runs: [],
        tags: []
      ),
      state: failure == nil ? .ok : .error,
      durationNS: 1,
      usage: nil,
      cost: cost,
      spans: spans,
      shape: TraceShape(modelCalls: 0, toolCalls: 0, retries: 0, depth: 0, concurrency: nil),
      wallTime: nil,
      uncalledTools: uncalled,
      failure: failure
    )
  }
}

extension SpanFact {
  /// A span whose times are in milliseconds.
  init(
    _ name: String,
    _ kind: SpanKind,
    ms: Int64?,
    own: Int64? = nil,
    critical: Int64 = 0,
    failed: Bool = false,
    call: CallFact? = nil
  ) {
    self.init(
      name: name,
      kind: kind,
      hasFailed: failed,
      durationNS: ms.map { $0 * 1_000_000 },
      selfNS: own.map { $0 * 1_000_000 },
      criticalNS: critical * 1_000_000,
      call: call
    )
  }
}

extension PageLinks {
  /// Links of a report of some traces.
  init(_ traces: [Trace] = [], in format: SiteFormat = .html) {
    self.init(report(traces), format)
  }
}

extension [ReportBlock] {
  /// The rows of all tables, each cell as its text with thin spaces as plain ones.
  var cells: [[String]] {
    flatMap { block -> [[String]] in
      guard case .table(let table) = block else { return [] }
      return table.rows.map { row in row.map { plain($0.text) } }
    }
  }

  /// The texts of all paragraphs.
  var notes: [String] {
    compactMap { block in
      if case .paragraph(let runs) = block { plain(runs.text) } else { nil }
    }
  }

  /// The addresses of all links in tables.
  var links: [String] {
    flatMap { block -> [String] in
      guard case .table(let table) = block else { return [] }
      return table.rows.joined().joined().compactMap { run in
        if case .link(_, let address) = run { address } else { nil }
      }
    }
  }
}

/// A text with each thin space made a plain one.
func plain(_ text: String) -> String { String(text.map { $0 == "\u{2009}" ? " " : $0 }) }
