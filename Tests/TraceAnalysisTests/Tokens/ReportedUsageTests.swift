import Testing
import TraceAnalysis
import TraceModel

@Suite("Usage that spans report")
struct ReportedUsageTests {
  @Test(
    "A provider's names in either API",
    arguments: [
      (#"{"prompt_tokens":8,"completion_tokens":3,"total_tokens":11}"#, [8, 3, 11, nil, nil]),
      (#"{"input_tokens":8,"output_tokens":3,"total_tokens":11}"#, [8, 3, 11, nil, nil]),
      (
        #"{"prompt_tokens":8,"prompt_tokens_details":{"cached_tokens":5},"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":2}}"#,
        [8, 3, nil, 5, 2]
      ),
      (
        #"{"input_tokens":8,"input_tokens_details":{"cached_tokens":0},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":0}}"#,
        [8, 3, nil, 0, 0]
      ),
      // Embeddings have no output.
      (#"{"prompt_tokens":8,"total_tokens":8}"#, [8, nil, 8, nil, nil]),
      // Only integers count.
      (#"{"prompt_tokens":8.5,"completion_tokens":"3","total_tokens":true}"#, nil),
      (#"{"prompt_tokens":99999999999999999999,"completion_tokens":3}"#, [nil, 3, nil, nil, nil]),
      ("{}", nil), ("null", nil), ("[8]", nil), ("7", nil),
      // A null under one API's name does not hide the other's number.
      (
        #"{"prompt_tokens":null,"input_tokens":8,"prompt_tokens_details":null,"input_tokens_details":{"cached_tokens":5}}"#,
        [8, nil, nil, 5, nil]
      ),
      (
        #"{"completion_tokens":null,"output_tokens":3,"completion_tokens_details":null,"output_tokens_details":{"reasoning_tokens":2}}"#,
        [nil, 3, nil, nil, 2]
      ),
    ] as [(String, [Int64?]?)]
  )
  func provider(_ usage: String, _ expected: [Int64?]?) {
    let analysis = AnalysedTrace(Span.chatModel().outputs(#"{"usage":\#(usage)}"#))
    let keys: [TokenKey] = [.input, .output, .total, .cacheRead, .reasoning]
    #expect(analysis["llm"]?.tokenUsage.map { usage in keys.map { usage[$0] } } == expected)
    #expect(analysis.ledger.counted == analysis["llm"]?.tokenUsage)
  }

  @Test("The provider's usage stands in only where no span states any")
  func fallback() {
    let embedding = Span("e", kind: .embedding).outputs(#"{"usage":{"prompt_tokens":8}}"#)
    let alone = AnalysedTrace(embedding)
    #expect(alone.ledger.counted == TokenUsage(8, nil))
    let beside = AnalysedTrace(embedding, Span.chatModel().states(TokenUsage(1, 2)))
    #expect(beside["e"]?.tokenUsage == nil)
    #expect(beside.ledger.counted == TokenUsage(1, 2))
    #expect(beside.ledger.entries.map(\.span) == [1])
  }

  @Test("Usage in the outputs comes before that of the stream")
  func outputsBeforeStream() {
    let streamed = Span.chatModel().chunks(chatUsage(#"{"prompt_tokens":1,"completion_tokens":2}"#))
    #expect(AnalysedTrace(streamed)["llm"]?.tokenUsage == TokenUsage(1, 2))
    let both = streamed.outputs(#"{"usage":{"prompt_tokens":3}}"#)
    #expect(AnalysedTrace(both)["llm"]?.tokenUsage == TokenUsage(3, nil))
    let empty = streamed.outputs(#"{"usage":null}"#)
    #expect(AnalysedTrace(empty)["llm"]?.tokenUsage == TokenUsage(1, 2))
  }

  @Test("Reasoning tokens join what is stated, from the outputs or the stream")
  func reasoning() {
    let stated = Span.chatModel().states(TokenUsage(10, 5))
    let usage = #"{"completion_tokens":99,"completion_tokens_details":{"reasoning_tokens":4}}"#
    let expected = TokenUsage(10, 5, reasoning: 4)
    let recorded = AnalysedTrace(stated.outputs(#"{"usage":\#(usage)}"#))
    #expect(recorded["llm"]?.tokenUsage == expected)
    #expect(recorded.ledger.counted == expected)
    #expect(AnalysedTrace(stated.chunks(chatUsage(usage)))["llm"]?.tokenUsage == expected)
    let streamed = stated.outputs(#"{"usage":{"completion_tokens":5}}"#).chunks(chatUsage(usage))
    #expect(AnalysedTrace(streamed)["llm"]?.tokenUsage == expected)
    #expect(AnalysedTrace(stated)["llm"]?.tokenUsage == TokenUsage(10, 5))
  }

  @Test("Reasoning tokens that are stated stay")
  func statedReasoning() {
    let stated = Span.chatModel().states(TokenUsage(10, 5, reasoning: 3))
    #expect(AnalysedTrace(stated)["llm"]?.tokenUsage?.reasoning == 3)
  }
}
