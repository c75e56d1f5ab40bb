import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("The settings of a model call")
struct ModelSettingsTests {
  private func settings(_ span: Span) -> ModelSettings? {
    ModelSettings(of: span, stream: StreamAssembler.stream(of: span))
  }

  private func words(_ settings: [ModelSetting]?) -> [String] {
    settings?.map { "\($0.key) \(String(decoding: $0.value.token, as: UTF8.self))" } ?? []
  }

  @Test("Everything but the messages is a setting: known ones first, unknown ones by their name")
  func request() throws {
    let input = """
      {"zeta":1,"messages":[],"model":"m","tools":[],"stop":["x"],"temperature":0.2,"seed":null,
      "top_p":"<openai.Omit object at 0x7f>","timeout":"NOT_GIVEN","reasoning":{"effort":null}}
      """
    let found = try #require(settings(.chatModel().inputs(input)))
    #expect(words(found.asked) == ["temperature 0.2", #"stop ["x"]"#, "zeta 1"])
    #expect(found.asked.map(\.isDocumented) == [true, true, false])
    #expect(found.notGiven == 4)
    #expect(found.modelAsked?.string == "m")
  }

  @Test("The answer says how each choice ended")
  func answer() throws {
    let output = """
      {"id":"c-1","model":"m-2024-08-06","system_fingerprint":"fp","service_tier":null,
      "choices":[{"index":0,"finish_reason":"stop"},{"index":1,"finish_reason":"length"}]}
      """
    let found = try #require(settings(.chatModel().inputs(#"{"model":"m"}"#).outputs(output)))
    #expect(
      found.finishReasons
        == [FinishReason(choice: 0, reason: "stop"), FinishReason(choice: 1, reason: "length")]
    )
    #expect(words(found.answered) == [#"system_fingerprint "fp""#, #"id "c-1""#])
  }

  @Test("Chunks count before what MLflow made of them")
  func stream() throws {
    let span = Span.chatModel().inputs(#"{"model":"m","stream":true}"#)
      .outputs(#"{"id":null,"choices":[{"index":0,"finish_reason":"stop"}]}"#)
      .chunks(
        #"{"object":"chat.completion.chunk","id":"c-2","choices":[{"index":0,"delta":{"content":"a"}}]}"#,
        #"{"object":"chat.completion.chunk","id":"c-2","model":"m","service_tier":"flex","#
          + #""choices":[{"index":0,"delta":{},"finish_reason":"length"}]}"#
      )
    let found = try #require(settings(span))
    #expect(found.finishReasons == [FinishReason(choice: 0, reason: "length")])
    #expect(words(found.answered) == [#"service_tier "flex""#, #"id "c-2""#])
  }

  @Test("A streamed Response says at its end how it went")
  func response() throws {
    let span = Span.chatModel().inputs(#"{"model":"m","input":"x","stream":true}"#)
      .chunks(
        #"{"type":"response.created","response":{"id":"r","status":"in_progress"}}"#,
        #"{"type":"response.incomplete","response":{"id":"r","status":"incomplete","#
          + #""incomplete_details":{"reason":"max_output_tokens"}}}"#
      )
    let found = try #require(settings(span))
    #expect(
      words(found.answered) == [
        #"status "incomplete""#, #"incomplete_details {"reason":"max_output_tokens"}"#, #"id "r""#,
      ]
    )
  }

  @Test(
    "A date behind the name is the same model; anything else is another one",
    arguments: [
      ("gpt-4o", "gpt-4o", false), ("gpt-4o", "gpt-4o-2024-08-06", false),
      ("gpt-4", "gpt-4-0613", false), ("claude", "claude-20250514", false),
      ("gpt-4o", "gpt-4o-mini", true), ("gpt-4o", "gpt-4o-mini-2024-07-18", true),
      ("gpt-4o-2024-08-06", "gpt-4o", true), ("gpt-4", "gpt-40613", true),
      ("o1", "o1-", true), ("o1", "o1-12", true),
    ]
  )
  func otherModel(asked: String, answered: String, isOther: Bool) throws {
    let span = Span.chatModel().inputs(#"{"model":"\#(asked)"}"#)
      .outputs(#"{"model":"\#(answered)"}"#)
    #expect(try #require(settings(span)).isOtherModel == isOther)
  }

  @Test("Other spans have none")
  func others() {
    #expect(settings(Span("tool", kind: .tool).inputs(#"{"model":"m"}"#)) == nil)
    #expect(settings(Span.chatModel().inputs(#"{"question":"x"}"#)) == nil)
    #expect(settings(Span.chatModel()) == nil)
  }
}

@Suite("The vectors of an embedding")
struct EmbeddingVectorsTests {
  @Test(
    "They are counted, in lists and in Base64",
    arguments: [
      (#"{"data":[{"embedding":[1,2,3]},{"embedding":[4,5,6]}]}"#, 2, 3...3),
      (#"{"data":[{"embedding":[1]},{"embedding":[4,5,6]}]}"#, 2, 1...3),
      // 8 bytes: two floats.
      (#"{"data":[{"embedding":"AAAAAAAAAAA="}]}"#, 1, 2...2),
      (#"{"data":[{"embedding":"AAAA"}]}"#, 1, nil),
      (#"{"data":[{"embedding":"mlflow-attachment://x"},{"embedding":[1]}]}"#, 2, nil),
    ] as [(String, Int, ClosedRange<Int>?)]
  )
  func counted(output: String, count: Int, lengths: ClosedRange<Int>?) throws {
    let span = Span("e", kind: .embedding).outputs(output)
    let vectors = try #require(EmbeddingVectors(of: span))
    #expect(vectors.count == count)
    #expect(vectors.lengths == lengths)
  }

  @Test("A call that failed has none", arguments: [#"{"data":[]}"#, "null", #""text""#])
  func none(output: String) {
    #expect(EmbeddingVectors(of: Span("e", kind: .embedding).outputs(output)) == nil)
  }
}
