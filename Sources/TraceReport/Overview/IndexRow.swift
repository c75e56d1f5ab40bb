package import TraceAnalysis
package import TraceModel

/// What the overview says of one trace: all that stays of it in memory once its page is written.
package struct IndexRow: Sendable {
  package let id: String
  package let name: String?
  package let state: TraceState
  /// Milliseconds since the Unix epoch.
  package let requestTimeMS: Int64
  /// Kind of the root span; nil in a trace without spans.
  package let kind: SpanKind?
  /// The request's first line, cut to 200 characters; nil where none was recorded.
  package let request: String?
  package let facts: TraceFacts
  package let diagnostics: Int

  package init(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    id = trace.id
    name = trace.name
    state = trace.state
    requestTimeMS = trace.requestTimeMS
    kind = analysed.tree.roots.first.map { trace.spans[$0].kind }
    request = TraceTexts(analysed).asked.map(Self.firstLine)
    facts = TraceFacts(analysed)
    diagnostics = analysed.diagnostics.count
  }

  /// The order of the store: by time, then id.
  package static func inStoreOrder(_ a: IndexRow, _ b: IndexRow) -> Bool {
    (a.requestTimeMS, a.id) < (b.requestTimeMS, b.id)
  }

  private static func firstLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
    return String((line ?? "").prefix(200))
  }
}
