import JSONBytes
import TraceModel

/// The attributes that MLflow itself writes, in its stores and through OpenTelemetry alike.
enum MLflowDialect {
  /// Whether MLflow wrote the span: it gives the id of the request to each.
  static func isSpoken(by span: Span) -> Bool {
    span.attributes.contains { $0.key == "mlflow.spanType" || $0.key == "mlflow.traceRequestId" }
  }

  /// Reads the attributes that have a meaning of their own; they are decoded already.
  ///
  /// What the span does not state stays as it is.
  static func interpret(_ span: inout Span) {
    span.kind = span.attribute("mlflow.spanType")?.string.map(SpanKind.init(text:)) ?? span.kind
    span.inputs = recorded(span.attribute("mlflow.spanInputs")) ?? span.inputs
    span.outputs = recorded(span.attribute("mlflow.spanOutputs")) ?? span.outputs
    span.statedTokenUsage =
      span.attribute("mlflow.chat.tokenUsage").flatMap(TokenUsage.init(stated:))
      ?? span.statedTokenUsage
    span.statedCost =
      span.attribute("mlflow.llm.cost").flatMap(Cost.init(stated:)) ?? span.statedCost
    span.model = span.attribute("mlflow.llm.model")?.string ?? span.model
    span.provider = span.attribute("mlflow.llm.provider")?.string ?? span.provider
  }

  /// Decodes attributes whose values are JSON texts, as MLflow's exporter writes them.
  ///
  /// An archive has the values themselves; the id of the request, or else the kind, tells which.
  static func decode(_ span: inout Span) {
    let sample = span.attribute("mlflow.traceRequestId") ?? span.attribute("mlflow.spanType")
    guard sample?.utf8?.first == UInt8(ascii: "\"") else { return }
    for place in span.attributes.indices {
      guard let text = span.attributes[place].value.utf8 else { continue }
      span.attributes[place].value = Payload(recorded: text)
    }
  }

  private static func recorded(_ payload: Payload?) -> Payload? {
    payload?.isNull == true ? nil : payload
  }
}
