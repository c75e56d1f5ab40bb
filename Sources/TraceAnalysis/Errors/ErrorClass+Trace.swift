import TraceModel

extension AnalysedTrace {
  /// What kind of error a span ended with; nil where it did not fail.
  ///
  /// A failed Response, and an answer that the provider's filter cut off, are errors of spans that
  /// ended well.
  package func errorClass(of span: Int) -> ErrorClass? {
    let recorded = trace.spans[span]
    if recorded.status == .error { return ErrorClass(ErrorEvidence(recorded, spans[span])) }
    guard recorded.kind.isModelCall else { return nil }
    let evidence = ErrorEvidence(recorded, spans[span])
    let hasFailed = ModelFailure(of: recorded, stream: spans[span].stream) != nil
    return hasFailed || evidence.isFiltered ? ErrorClass(evidence) : nil
  }

  /// What kind of error the trace ended with: that of the span to blame, see ``failedSpan``; nil where
  /// the trace did not fail, `other` where no span says why.
  package var errorClass: ErrorClass? {
    guard trace.state == .error else { return nil }
    return failedSpan.flatMap { errorClass(of: $0) } ?? .other
  }
}

extension FailureReason {
  /// What kind of error the words tell of; the span behind them may tell more.
  package var errorClass: ErrorClass {
    ErrorClass(ErrorEvidence(type: type, message: message))
  }
}
