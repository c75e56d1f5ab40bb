import TraceModel

/// The conditions of a selection, for traces that no database selects.
///
/// Bounds in time and the number of traces are not among them: they need to know the newest trace.
struct RowFilter {
  private let selection: Selection

  init(_ selection: Selection) { self.selection = selection }

  /// True where all conditions hold.
  func accepts(_ trace: some FilterableTrace) -> Bool {
    holds(selection.experiments) { $0 == ExactText(trace.filteredExperiment) }
      && holds(selection.traces) { $0 == ExactText(trace.filteredID) }
      && holds(selection.runs) { trace.filteredRuns.map(ExactText.init).contains($0) }
      && holds(selection.sessions) { $0 == trace.filteredSession.map(ExactText.init) }
      && (selection.states.isEmpty || selection.states.contains(trace.filteredState))
      && isNamed(trace) && selection.tags.allSatisfy { hasTag($0, trace) }
  }

  /// True where an id is one of those that are wanted, or any is.
  func accepts(id: String) -> Bool { holds(selection.traces) { $0 == ExactText(id) } }

  /// Whether there are conditions on more than a trace's id.
  var asksForContent: Bool {
    let lists = [selection.experiments, selection.runs, selection.sessions, selection.names]
    return !lists.allSatisfy(\.isEmpty) || !selection.states.isEmpty || !selection.tags.isEmpty
  }

  private func holds(_ wanted: [String], _ fits: (ExactText) -> Bool) -> Bool {
    wanted.isEmpty || wanted.contains { fits(ExactText($0)) }
  }

  private func isNamed(_ trace: some FilterableTrace) -> Bool {
    if selection.names.isEmpty { return true }
    guard let name = trace.filteredName else { return false }
    return selection.names.contains { ExactText($0) == ExactText(name) || Glob($0).fits(name) }
  }

  private func hasTag(_ tag: TextPair, _ trace: some FilterableTrace) -> Bool {
    trace.filteredTags(tag.key).contains { ExactText($0) == ExactText(tag.value) }
  }
}

/// What the conditions of a selection are held against.
protocol FilterableTrace {
  /// The experiment's id.
  var filteredExperiment: String { get }
  var filteredID: String { get }
  var filteredRuns: [String] { get }
  /// Nil outside a session.
  var filteredSession: String? { get }
  /// Unset for a state that is not known, as it is shown so.
  var filteredState: TraceState { get }
  /// Nil where nothing names the trace.
  var filteredName: String? { get }

  /// The values of the tags of a key.
  func filteredTags(_ key: String) -> [String]
}

extension TraceRows: FilterableTrace {
  var filteredExperiment: String { info.experimentID }
  var filteredID: String { info.id }
  var filteredRuns: [String] { metadata.values(of: "mlflow.sourceRun") }
  var filteredSession: String? {
    let key = "mlflow.trace.session"
    return (metadata.values(of: key) + tags.values(of: key)).first
  }
  var filteredState: TraceState { TraceState(rawValue: info.status) ?? .unspecified }

  /// The trace's name: its tag, else the name of its first root.
  var filteredName: String? {
    tags.values(of: "mlflow.traceName").first ?? spans.first { $0.parentID == nil }?.name
  }

  func filteredTags(_ key: String) -> [String] { tags.values(of: key) }
}

extension Trace: FilterableTrace {
  var filteredExperiment: String { experiment.id }
  var filteredID: String { id }
  var filteredRuns: [String] { runID.map { [$0] } ?? [] }
  var filteredSession: String? { sessionID }
  var filteredState: TraceState { state }
  var filteredName: String? { name }

  func filteredTags(_ key: String) -> [String] {
    tags.filter { ExactText($0.key) == ExactText(key) }.map(\.value)
  }
}

extension [TextRow] {
  fileprivate func values(of key: String) -> [String] {
    filter { ExactText($0.key) == ExactText(key) }.map(\.value)
  }
}

extension TimeBound {
  /// The moment that is meant, in milliseconds since the Unix epoch.
  func momentMS(newestMS: Int64) -> Int64 {
    switch self {
    case .at(let time): return time
    case .beforeNewest(let span):
      let (time, isBeyond) = newestMS.subtractingReportingOverflow(span)
      return isBeyond ? (span > 0 ? .min : .max) : time
    }
  }
}
