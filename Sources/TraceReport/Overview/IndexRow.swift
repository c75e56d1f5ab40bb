import JSONBytes
package import TraceAnalysis
package import TraceModel

/// What the report keeps of one trace once its page is written: its row of the overview, its turn
/// in a session, and what it adds to the statistics.
///
/// Memory grows by this alone. A class, though a value in all else: rows are sorted and handed on.
package final class IndexRow: Sendable {
  package let key: TraceKey
  package let state: TraceState
  /// Milliseconds since the Unix epoch.
  package let requestTimeMS: Int64
  /// Kind of the root span; nil in a trace without spans.
  package let kind: SpanKind?
  /// The beginning of what was asked; nil where nothing was recorded.
  let asked: TextCut?
  /// The beginning of what was answered; nil where nothing was recorded.
  let answered: TextCut?
  package let diagnostics: [DiagnosticCount]
  package let summary: TraceSummary
  /// By what the trace's page is known again in a later build; nil where it always has to be made.
  package let stamp: PageStamp?

  /// Unicode scalars that are kept of a text.
  static let textLimit = 400

  package init(
    _ analysed: AnalysedTrace,
    _ texts: TraceTexts,
    _ tools: TraceTools,
    stamp: PageStamp?
  ) {
    let trace = analysed.trace
    key = trace.key
    state = trace.state
    requestTimeMS = trace.requestTimeMS
    kind = analysed.tree.roots.first.map { trace.spans[$0].kind }
    asked = texts.asked.map { TextCut($0, limit: Self.textLimit) }
    answered = texts.answered.map { TextCut($0, limit: Self.textLimit) }
    diagnostics = DiagnosticCount.all(analysed.diagnostics)
    summary = TraceSummary(analysed, tools)
    self.stamp = stamp
  }

  /// Reads a row as ``JSONLine`` records it; nil for anything else.
  init?(record: JSONValue, stamp: PageStamp) {
    var reader = RecordReader(record)
    key = TraceKey(reader.requiredText(), occurrence: reader.count())
    state = reader.value(TraceState.init(rawValue:), else: .unspecified)
    requestTimeMS = reader.requiredInteger()
    kind = reader.text().map(SpanKind.init(text:))
    asked = reader.cut()
    answered = reader.cut()
    diagnostics = reader.list { $0.diagnosticCount() }
    summary = reader.summary(state)
    self.stamp = stamp
    guard reader.isDone else { return nil }
  }

  /// Name of the trace's page without folder and extension.
  package var file: String { SiteName.fileName(for: key) }

  package var name: String? { summary.labels.name }

  package var session: String? { summary.labels.session }

  package var experiment: Experiment { summary.labels.experiment }

  package var run: String? { summary.labels.runs.first }

  /// The first line of what was asked; nil where nothing was recorded.
  var question: String? { asked.map { Self.firstLine(of: $0.text) } }

  /// The first line of a text that is not blank; empty where there is none.
  static func firstLine(of text: String) -> String {
    let lines = text.unicodeScalars.split(whereSeparator: \.isNewline)
    return lines.first { !$0.allSatisfy(\.properties.isWhitespace) }.map { String($0) } ?? ""
  }

  var duration: DurationText? { summary.durationNS.map { DurationText(nanoseconds: $0) } }

  var cost: String? { summary.cost.text }
}

extension Unicode.Scalar {
  /// Whether a line ends here, as `Character.isNewline` has it.
  fileprivate var isNewline: Bool {
    switch self {
    case "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
