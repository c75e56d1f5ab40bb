import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Errors that a model's answer names")
struct ModelFailureTests {
  private func failure(_ span: Span) -> [String?]? {
    ModelFailure(of: span, stream: AnalysedTrace(span).spans[0].stream).map {
      [$0.code, $0.message]
    }
  }

  private static let failed =
    #"{"object":"response","status":"failed","error":{"code":"server_error","message":"It broke."}}"#

  @Test("A failed Response names its error")
  func response() {
    #expect(failure(.chatModel().outputs(Self.failed)) == ["server_error", "It broke."])
  }

  @Test(
    "So does a stream that an event ends",
    arguments: [
      #"{"type":"response.failed","response":\#(failed)}"#,
      #"{"type":"error","code":"server_error","message":"It broke.","param":null}"#,
    ]
  )
  func stream(last: String) {
    let created = #"{"type":"response.created","response":{"object":"response","error":null}}"#
    #expect(failure(.chatModel().chunks(created, last)) == ["server_error", "It broke."])
  }

  @Test(
    "An answer without an error names none",
    arguments: [
      #"{"object":"response","error":null}"#, #"{"object":"response","error":{}}"#,
      #"{"object":"response"}"#, #"{"error":{"code":"x"}}"#, "[]", "text",
    ]
  )
  func none(outputs: String) {
    #expect(failure(.chatModel().outputs(outputs)) == nil)
  }

  @Test("A span that is no model call may call anything an error")
  func otherSpan() { #expect(failure(Span("f").outputs(Self.failed)) == nil) }
}
