import TraceModel

extension CaseFacts {
  /// What an analysed trace adds to a comparison; texts and the place in the source are the caller's.
  ///
  /// - Parameters:
  ///   - analysed: The trace.
  ///   - digest: A digest of bytes.
  package init(
    _ analysed: AnalysedTrace,
    digest: (UnsafeBufferPointer<UInt8>) -> String
  ) {
    self.init(key: analysed.trace.key)
    let calls = CallSpending.all(analysed)
    requestTimeMS = analysed.trace.requestTimeMS
    isJudge = analysed.trace.isJudge
    values = Metric.values(of: analysed)
    times = SpanTime.all(analysed)
    models = NamedSpending.models(calls)
    prompts = NamedSpending.prompts(of: analysed.trace, calls: calls)
    tools = ToolFact.all(analysed, digest)
    judgements = analysed.trace.judgements
    failure = FailureReason(analysed).map(FailureKind.init)
  }
}
