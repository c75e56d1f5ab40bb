package import TraceAnalysis
package import TraceModel

/// What the report keeps of one trace once its page is written: its row of the overview, its turn
/// in a session, and what it adds to the statistics.
///
/// Memory grows by this alone.
package struct IndexRow: Sendable {
  package let id: String
  package let name: String?
  package let state: TraceState
  /// Milliseconds since the Unix epoch.
  package let requestTimeMS: Int64
  /// Kind of the root span; nil in a trace without spans.
  package let kind: SpanKind?
  /// What was asked, cut to ``textLimit``; nil where nothing was recorded.
  package let asked: String?
  /// What was answered, cut to ``textLimit``; nil where nothing was recorded.
  package let answered: String?
  package let session: String?
  package let experiment: Experiment
  package let run: String?
  package let spans: Int
  /// Kinds of diagnostics, each once, in the order of their declaration.
  package let diagnostics: [Diagnostic.Code]
  package let summary: TraceSummary

  /// Characters that are kept of a text.
  package static let textLimit = 400

  package init(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    let texts = TraceTexts(analysed)
    id = trace.id
    name = trace.name
    state = trace.state
    requestTimeMS = trace.requestTimeMS
    kind = analysed.tree.roots.first.map { trace.spans[$0].kind }
    asked = texts.asked.map { String($0.prefix(Self.textLimit)) }
    answered = texts.answered.map { String($0.prefix(Self.textLimit)) }
    session = trace.sessionID
    experiment = trace.experiment
    run = trace.runID ?? trace.linkedRuns.first
    spans = trace.spans.count
    let codes = Set(analysed.diagnostics.map(\.code))
    diagnostics = Diagnostic.Code.allCases.filter { codes.contains($0) }
    summary = TraceSummary(analysed)
  }

  /// The order of the store: by time, then id.
  package static func inStoreOrder(_ a: IndexRow, _ b: IndexRow) -> Bool {
    (a.requestTimeMS, a.id) < (b.requestTimeMS, b.id)
  }

  /// Name of the trace's page without folder and extension.
  package var file: String { SiteName.fileName(for: id) }

  /// The first line of what was asked; nil where nothing was recorded.
  var question: String? {
    asked.map { text in
      let lines = text.split(whereSeparator: \.isNewline)
      return String(lines.first { !$0.allSatisfy(\.isWhitespace) } ?? "")
    }
  }

  var duration: DurationText? { summary.durationNS.map { DurationText(nanoseconds: $0) } }

  var cost: String? { summary.costUSD.map(DollarText.text) }
}
