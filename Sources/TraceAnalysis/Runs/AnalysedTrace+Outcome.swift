import TraceModel

extension AnalysedTrace {
  /// The root span's duration in nanoseconds, else the store's own, which is in whole milliseconds;
  /// nil while in progress.
  package var durationNS: Int64? {
    if let root = tree.root(of: trace.spans), let exact = trace.spans[root].durationNS {
      return exact
    }
    guard trace.state != .inProgress, let stated = trace.executionDurationMS else { return nil }
    let (nanoseconds, overflows) = stated.multipliedReportingOverflow(by: 1_000_000)
    return overflows ? nil : nanoseconds
  }

  /// The span to blame for a failed trace: the first failed one in tree order without a failed child;
  /// nil where the trace did not fail or no span says why.
  package var failedSpan: Int? {
    guard trace.state == .error else { return nil }
    return tree.order.first { index in
      trace.spans[index].status == .error
        && !tree.children[index].contains { trace.spans[$0].status == .error }
    }
  }
}
