import TraceModel

/// A model's answer that names an error in a trace that ended well.
package struct FailedAnswer: Sendable {
  /// Index of the span of the model call.
  package let span: Int
  package let failure: ModelFailure
}

extension AnalysedTrace {
  /// The failure that the last model call answered with; nil where that call went well, where there is
  /// none, and where the trace itself failed or is not finished.
  ///
  /// An earlier failure is not the trace's answer: the application has gone on.
  package var failedAnswer: FailedAnswer? {
    guard trace.state == .ok || trace.state == .unspecified else { return nil }
    var last: Int?
    for index in tree.order where trace.spans[index].kind.isModelCall {
      if let last, trace.spans[index].startNS < trace.spans[last].startNS { continue }
      last = index
    }
    guard let last else { return nil }
    return ModelFailure(of: trace.spans[last], stream: spans[last].stream)
      .map { FailedAnswer(span: last, failure: $0) }
  }
}
