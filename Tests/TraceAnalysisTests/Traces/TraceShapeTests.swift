import Testing
import TraceAnalysis
import TraceModel

@Suite("What a trace is made of, and how fast it spoke")
struct TraceShapeTests {
  @Test("A model call that is recorded twice, one in the other, is one call")
  func calls() {
    let analysed = AnalysedTrace(
      Span("r", kind: .agent),
      Span.chatModel("turn", below: "r"),
      Span.chatModel("call", below: "turn"),
      Span.chatModel("other", below: "r"),
      Span.tool("t", "search", below: "r"),
      Span("e", below: "r", kind: .embedding)
    )
    #expect([analysed.modelCalls, analysed.toolCalls, analysed.depth] == [2, 1, 3])
    let empty = AnalysedTrace()
    #expect([empty.modelCalls, empty.toolCalls, empty.depth] == [0, 0, 0])
  }

  private func rate(_ span: Span) -> OutputRate? {
    let analysed = AnalysedTrace(span)
    return OutputRate(span, analysed.spans[0])
  }

  @Test("Tokens per second of the whole call, and after the first token")
  func rates() {
    // 21 tokens by usage in 2 s; the first of two chunks came after 1 s.
    let second: Int64 = 1_000_000_000
    let span = Span.chatModel("llm", 0, 2 * second)
      .chunk(at: second, chat(#"{"content":"a"}"#)).chunk(at: 2 * second, chat(#"{"content":"b"}"#))
      .states(TokenUsage(5, 21, total: 26))
    #expect(rate(span)?.endToEnd == 10.5)
    #expect(rate(span)?.decoding == 20)
  }

  @Test("Without a stream there is no time after the first token, without usage no rate")
  func unknown() {
    let plain = Span.chatModel("llm", 0, 500_000_000).states(TokenUsage(5, 20))
    #expect(rate(plain)?.endToEnd == 40 && rate(plain)?.decoding == nil)
    #expect(rate(Span.chatModel().chunks(chat(#"{"content":"a"}"#))) == nil)
    #expect(rate(Span.chatModel("llm", 0, nil).states(TokenUsage(5, 20))) == nil)
    #expect(rate(Span.chatModel("llm", 7, 7).states(TokenUsage(5, 20))) == nil)
    #expect(rate(Span.chatModel().states(TokenUsage(5, 0))) == nil)
  }
}
