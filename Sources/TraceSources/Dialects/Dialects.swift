import TraceModel

/// Translates what producers of OpenTelemetry spans write in words of their own into the model.
///
/// A span may speak several dialects at once: an instrumentation adds the names of the semantic
/// conventions to its own. The more specific dialect decides, the others fill what it leaves open.
enum Dialects {
  /// The readers, the most specific dialect first.
  private static let readers: [@Sendable (SpanSource) -> SpanReading?] = [
    LangfuseDialect.reading, VercelDialect.reading, OpenInferenceDialect.reading,
    TraceloopDialect.reading, GenAIDialect.reading,
  ]

  /// Sets kind, model, provider, stated usage and cost, inputs, outputs and the first token's time of a
  /// span from its attributes and events, which stay as they are.
  ///
  /// MLflow's attributes hold JSON texts and are decoded, as they are from a store. A span that
  /// speaks no dialect stays as it is.
  static func interpret(_ span: inout Span) {
    let isMLflow = MLflowDialect.isSpoken(by: span)
    if isMLflow { MLflowDialect.decode(&span) }
    let source = SpanSource(span)
    var reading = SpanReading()
    for read in readers {
      if let other = read(source) { reading.fillGaps(from: other) }
    }
    reading.apply(to: &span)
    span.firstTokenSignal = FirstTokenSignals.signal(of: span, source)
    if isMLflow { MLflowDialect.interpret(&span) }
  }

  /// Sets session, user, name, tags and metadata of a trace from its spans' attributes.
  ///
  /// Its spans were interpreted before. Where they contradict each other, the roots decide, else the
  /// first in order. What the trace knows already stays, apart from its name.
  static func interpret(_ trace: inout Trace) {
    var reading = TraceReading()
    for span in trace.spans where span.parentID == nil { reading.add(span) }
    for span in trace.spans where span.parentID != nil { reading.add(span) }
    reading.apply(to: &trace)
    TracefolioDialect.restore(&trace)
  }
}
