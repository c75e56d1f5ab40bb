import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Classes of errors")
struct ErrorClassTests {
  private func failed(_ type: String?, _ message: String, kind: SpanKind = .chatModel) -> Span {
    var members = [#""exception.message":\#(quoted(message))"#]
    if let type { members.append(#""exception.type":\#(quoted(type))"#) }
    return Span("s", kind: kind).status(.error)
      .event("exception", "{\(members.joined(separator: ","))}")
  }

  private func errorClass(_ span: Span) -> ErrorClass? { AnalysedTrace(span).errorClass(of: 0) }

  /// Types and messages of the sample stores.
  @Test(
    "What the recorded programs failed with",
    arguments: [
      ("APIConnectionError", "Connection error.", .connection),
      (
        "APIError", "The server had an error while processing your request. Sorry about that!",
        .server
      ),
      (
        "AuthenticationError",
        "Error code: 401 - Incorrect API key provided: sk-test-********FAKE. You can find your API key at https://platform.openai.com/account/api-keys.",
        .auth
      ),
      (
        "BadRequestError",
        "Error code: 400 - Unsupported value: 'temperature' does not support 3.5 with this model.",
        .parse
      ),
      (
        "InputGuardrailTripwireTriggered", "Guardrail InputGuardrail triggered tripwire",
        .contentFilter
      ),
      (
        "InternalServerError",
        "Error code: 500 - The server had an error while processing your request.", .server
      ),
      (
        "RateLimitError",
        "Error code: 429 - You exceeded your current quota, please check your plan and billing details.",
        .rateLimit
      ),
      ("UserError", "Error running tool lookup_fare: fare database offline", .tool),
      ("KeyError", "'missing'", .other), ("", "Error in agent run", .other),
      ("", "Guardrail tripwire triggered", .contentFilter),
    ] as [(String, String, ErrorClass)]
  )
  func recorded(type: String, message: String, expected: ErrorClass) {
    #expect(errorClass(failed(type, message)) == expected)
    #expect(ErrorClass(ErrorEvidence(type: type, message: message)) == expected)
  }

  @Test(
    "What a provider says exactly comes before the status",
    arguments: [
      (
        "Error code: 400 - {'error': {'message': \"This model's maximum is 8192 tokens.\", 'type': 'invalid_request_error', 'param': 'messages', 'code': 'context_length_exceeded'}}",
        .contextLength
      ),
      (
        "Error code: 429 - {'error': {'message': 'You exceeded your quota', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}",
        .rateLimit
      ),
      (
        "Error code: 400 - {'error': {'code': 'content_filter', 'status': 400, 'message': 'filtered'}}",
        .contentFilter
      ),
      (
        #"Error code: 401 - {"error": {"type": "invalid_request_error", "code": "invalid_api_key"}}"#,
        .auth
      ),
      ("Error code: 400 - {'error': {'message': 'x', 'code': None}}", .parse),
      ("Error code: 503 - {'error': {'message': 'x'}}", .server),
      ("status_code=504, body: gateway", .timeout),
      ("Error code: 200 - odd", .other), ("barcode: 429", .other), ("code: 4290", .other),
    ] as [(String, ErrorClass)]
  )
  func dictionaries(message: String, expected: ErrorClass) {
    #expect(ErrorClass(ErrorEvidence(type: nil, message: message)) == expected)
  }

  @Test(
    "Classes of exceptions by their names",
    arguments: [
      ("openai.APITimeoutError", .timeout), ("httpx.ReadTimeout", .timeout),
      ("asyncio.exceptions.CancelledError", .cancelled), ("KeyboardInterrupt", .cancelled),
      ("json.decoder.JSONDecodeError", .parse), ("pydantic_core.ValidationError", .parse),
      ("ConnectionResetError", .connection), ("httpx.ConnectError", .connection),
      ("litellm.ContextWindowExceededError", .contextLength), ("PermissionDeniedError", .auth),
      ("ModelBehaviorError", .parse), ("ZeroDivisionError", .other),
    ] as [(String, ErrorClass)]
  )
  func types(type: String, expected: ErrorClass) {
    #expect(errorClass(failed(type, "", kind: .chain)) == expected)
  }

  @Test("A tool's own failure is the tool's; what passed through it keeps its cause")
  func tools() {
    #expect(errorClass(failed("ValueError", "reference not found", kind: .tool)) == .tool)
    #expect(errorClass(failed("JSONDecodeError", "line 1", kind: .tool)) == .tool)
    #expect(errorClass(failed("RateLimitError", "slow down", kind: .tool)) == .rateLimit)
  }

  @Test(
    "Attributes tell as well",
    arguments: [
      ("http.response.status_code", "429", .rateLimit), ("http.status_code", #""503""#, .server),
      ("error.type", #""timeout""#, .timeout), ("error.type", #""401""#, .auth),
      ("http.status_code", "200", .other), ("http.status_code", "[429]", .other),
    ] as [(String, String, ErrorClass)]
  )
  func attributes(key: String, value: String, expected: ErrorClass) {
    #expect(errorClass(Span("s").status(.error).attribute(key, value)) == expected)
  }

  @Test("A span that ended well has a class only where the model's answer failed")
  func endedWell() {
    #expect(errorClass(Span("s")) == nil)
    #expect(errorClass(Span.chatModel().outputs(#"{"choices":[{"finish_reason":"stop"}]}"#)) == nil)
    let filtered = Span.chatModel().outputs(#"{"choices":[{"finish_reason":"content_filter"}]}"#)
    #expect(errorClass(filtered) == .contentFilter)
    let response = Span.chatModel().outputs(
      #"{"object":"response","status":"failed","error":{"code":"server_error","message":"no"}}"#
    )
    #expect(errorClass(response) == .server)
  }

  @Test("A trace has the class of the span to blame")
  func traces() {
    var trace = Trace([
      Span("r").status(.error),
      Span.chatModel("llm", below: "r").status(.error).attribute("error.type", #""timeout""#),
    ])
    #expect(AnalysedTrace(trace).errorClass == nil)
    trace.state = .error
    #expect(AnalysedTrace(trace).errorClass == .timeout)
    trace.spans = []
    #expect(AnalysedTrace(trace).errorClass == .other)
  }
}
