import TraceModel

/// The conditions of a selection, for traces that no database selects.
///
/// Bounds in time and the number of traces are not among them: they need to know the newest trace.
struct RowFilter {
  private let selection: Selection

  init(_ selection: Selection) { self.selection = selection }

  /// True where all conditions hold.
  func accepts(_ rows: TraceRows) -> Bool {
    holds(selection.experiments) { $0 == ExactText(rows.info.experimentID) }
      && holds(selection.traces) { $0 == ExactText(rows.info.id) }
      && holds(selection.runs) { runs(of: rows).contains($0) }
      && holds(selection.sessions) { [$0] == sessions(of: rows).prefix(1) }
      && (selection.states.isEmpty || selection.states.contains(state(of: rows)))
      && isNamed(rows) && selection.tags.allSatisfy { hasTag($0, rows) }
  }

  private func holds(_ wanted: [String], _ fits: (ExactText) -> Bool) -> Bool {
    wanted.isEmpty || wanted.contains { fits(ExactText($0)) }
  }

  private func runs(of rows: TraceRows) -> [ExactText] {
    rows.metadata.values(of: "mlflow.sourceRun")
  }

  private func sessions(of rows: TraceRows) -> [ExactText] {
    let key = "mlflow.trace.session"
    return rows.metadata.values(of: key) + rows.tags.values(of: key)
  }

  /// A state that is not known is shown as unset, so it is found as that too.
  private func state(of rows: TraceRows) -> TraceState {
    TraceState(rawValue: rows.info.status) ?? .unspecified
  }

  private func isNamed(_ rows: TraceRows) -> Bool {
    if selection.names.isEmpty { return true }
    guard let name = rows.name else { return false }
    return selection.names.contains { ExactText($0) == ExactText(name) || Glob($0).fits(name) }
  }

  private func hasTag(_ tag: TextPair, _ rows: TraceRows) -> Bool {
    rows.tags.values(of: tag.key).contains(ExactText(tag.value))
  }
}

extension [TextRow] {
  fileprivate func values(of key: String) -> [ExactText] {
    filter { ExactText($0.key) == ExactText(key) }.map { ExactText($0.value) }
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

extension TraceRows {
  /// The trace's name: its tag, else the name of its first root.
  fileprivate var name: String? {
    tags.values(of: "mlflow.traceName").first?.string
      ?? spans.first { $0.parentID == nil }?.name
  }
}
