import Testing
import TraceModel

@testable import TraceSources

@Suite("MLflow's attributes in OpenTelemetry spans")
struct MLflowDialectTests {
  @Test("a span is what its attributes say", arguments: Self.cases)
  func span(_ example: DialectCase) throws { try example.check() }

  static let cases = [
    DialectCase(
      title: "JSON texts, as the exporter writes them",
      attributes: #"""
        {"mlflow.traceRequestId": "\"tr-1\"", "mlflow.spanType": "\"TOOL\"",
         "mlflow.spanInputs": "{\"city\": \"Rome\"}", "mlflow.spanOutputs": "\"12\"",
         "mlflow.chat.tokenUsage": "{\"input_tokens\": 3, \"output_tokens\": 1}",
         "mlflow.llm.cost": "{\"total_cost\": 0.5}", "mlflow.llm.model": "\"m\"",
         "mlflow.llm.provider": "\"openai\""}
        """#,
      kind: .tool,
      model: "m",
      provider: "openai",
      usage: [.input: 3, .output: 1],
      cost: Cost(total: 0.5),
      inputs: #"{"city": "Rome"}"#,
      outputs: #""12""#
    ),
    DialectCase(
      title: "the values themselves, as an archive has them",
      attributes: #"""
        {"mlflow.traceRequestId": "tr-1", "mlflow.spanType": "TOOL",
         "mlflow.spanInputs": {"city": "Rome"}, "mlflow.spanOutputs": "12"}
        """#,
      kind: .tool,
      inputs: #"{"city": "Rome"}"#,
      outputs: #""12""#
    ),
    DialectCase(
      title: "MLflow decides, another dialect fills the gaps",
      attributes: #"""
        {"mlflow.spanType": "\"AGENT\"", "gen_ai.operation.name": "chat",
         "gen_ai.request.model": "m", "gen_ai.usage.input_tokens": 4}
        """#,
      kind: .agent,
      model: "m",
      usage: [.input: 4]
    ),
  ]

  @Test("attributes are decoded as a store's are")
  func decoding() throws {
    let span = try Span.speaking(
      #"{"mlflow.spanType": "\"LLM\"", "ratio": "0.50", "note": "plain", "flag": "true"}"#
    )
    #expect(span.attributes.map(\.value.canonical) == [#""LLM""#, "0.5", #""plain""#, "true"])
  }
}
