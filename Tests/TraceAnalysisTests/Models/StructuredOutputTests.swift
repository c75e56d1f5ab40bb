import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Answers that were to be JSON")
struct StructuredOutputTests {
  private static let chat = """
    {"model":"m","response_format":{"type":"json_schema","json_schema":{"name":"t",\
    "schema":{"type":"object","required":["a"]}}}}
    """
  private static let response = """
    {"model":"m","input":"x","text":{"format":{"type":"json_schema","name":"t",\
    "schema":{"type":"object","required":["a"]}}}}
    """

  /// What came of each answer, in one word.
  private func outcomes(_ span: Span) -> [String]? {
    let stream = StreamAssembler.stream(of: span)
    guard let settings = ModelSettings(of: span, stream: stream) else { return nil }
    return StructuredOutput(of: span, stream: stream, settings: settings)?.answers.map { answer in
      switch answer.outcome {
      case .checked(let check): check.mismatches.first?.path ?? "conforms"
      case .withoutSchema(let kind): "\(kind)"
      case .refused: "refused"
      case .notJSON(let wasCut): wasCut ? "cut" : "no JSON"
      }
    }
  }

  @Test("Each choice of a Chat Completion is looked at; those that call tools are not")
  func choices() {
    let output = #"""
      {"choices":[{"finish_reason":"stop","message":{"content":"{\"a\":1}"}},
      {"finish_reason":"stop","message":{"content":"{}"}},
      {"finish_reason":"length","message":{"content":"{\"a\":"}},
      {"finish_reason":"stop","message":{"content":"Sorry"}},
      {"finish_reason":"stop","message":{"content":null,"refusal":"No."}},
      {"finish_reason":"tool_calls","message":{"content":null,"refusal":null}}]}
      """#
    #expect(
      outcomes(.chatModel().inputs(Self.chat).outputs(output))
        == ["conforms", "$.a", "cut", "no JSON", "refused"]
    )
  }

  @Test("Messages of a Response are looked at")
  func messages() {
    let output = #"""
      {"incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"reasoning"},
      {"role":"assistant","content":[{"type":"output_text","text":"{\"a\""},
      {"type":"output_text","text":":1}"}]},
      {"role":"assistant","content":[{"type":"output_text","text":"{\"a\""}]},
      {"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}]}
      """#
    #expect(
      outcomes(.chatModel().inputs(Self.response).outputs(output)) == [
        "conforms", "cut", "refused",
      ]
    )
  }

  @Test("A stream is looked at as its chunks have it")
  func stream() {
    let span = Span.chatModel().inputs(Self.chat).outputs(#"{"choices":[]}"#)
      .chunks(
        #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"{\"a\""}}]}"#,
        #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":":1}"}}]}"#
      )
    #expect(outcomes(span) == ["conforms"])
  }

  @Test("Without a schema it says what kind of JSON came")
  func withoutSchema() {
    let output = #"{"choices":[{"message":{"content":"[1]"}}]}"#
    let inputs = [
      #"{"model":"m","response_format":{"type":"json_object"}}"#,
      #"{"model":"m","response_format":"<class 'Trip'>"}"#,
    ]
    for input in inputs {
      #expect(outcomes(.chatModel().inputs(input).outputs(output)) == ["array"])
    }
  }

  @Test("Where text was asked for there is nothing to look at")
  func text() {
    for input in [
      #"{"model":"m"}"#, #"{"model":"m","response_format":{"type":"text"}}"#,
      #"{"model":"m","text":{"verbosity":"low"}}"#,
    ] {
      #expect(outcomes(.chatModel().inputs(input).outputs(#"{"choices":[]}"#)) == nil)
    }
  }
}
