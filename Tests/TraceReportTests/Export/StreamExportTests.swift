import Testing
import TraceModel

@testable import TraceReport

@Suite("Export of streams") struct StreamExportTests {
  private func chunk(_ delta: String, _ end: String = "null") -> String {
    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":\#(delta),"#
      + #""finish_reason":\#(end)}]}"#
  }

  /// Content comes 20, 40 and 80 ns after the start: gaps of 20 and 40, six tokens in 60 ns.
  @Test("A streamed Chat Completion")
  func chat() {
    let usage =
      #"{"object":"chat.completion.chunk","choices":[],"usage":"#
      + #"{"prompt_tokens":3,"completion_tokens":6,"total_tokens":9}}"#
    let span = Span("llm", 1000, 2000, kind: .chatModel)
      .chunk(chunk(#"{"role":"assistant","content":""}"#), at: 1010)
      .chunk(chunk(#"{"content":"Hé"}"#), at: 1020)
      .chunk(chunk(#"{"content":"y"}"#), at: 1040)
      .chunk(chunk(#"{"content":"!"}"#), at: 1080)
      .chunk(chunk("{}", #""stop""#), at: 1085)
      .chunk(usage, at: 1090)
    let expected =
      #""stream":{"kind":"chat.completion.chunk","chunks":6,"choices":[{"index":0,"#
      + #""text":"Héy!","reasoning":null,"refusal":null,"tool_calls":[],"finish_reason":"stop"}],"#
      + #""usage":{"input_tokens":3,"output_tokens":6,"total_tokens":9},"#
      + #""time_to_first_chunk_ns":10,"time_to_first_token_ns":20,"#
      + #""inter_chunk_ns":{"p50":30,"p95":39,"max":40},"tokens_per_second":100000000.0,"#
      + #""stalls":[],"final_event":null}}"#
    #expect(exported(Trace([span])).contains(expected))
  }

  @Test(
    "A first token that the producer tells of, without chunks",
    arguments: [(true, "30"), (false, "null")]
  )
  func told(isOfChunk: Bool, firstChunk: String) {
    let signal = FirstTokenSignal(afterNS: 30, name: "e", isOfChunk: isOfChunk)
    let span = Span("llm", kind: .chatModel).with { $0.firstTokenSignal = signal }
    let expected =
      #""stream":{"kind":"other","chunks":0,"choices":[],"usage":null,"#
      + #""time_to_first_chunk_ns":\#(firstChunk),"time_to_first_token_ns":30,"#
      + #""inter_chunk_ns":null,"tokens_per_second":null,"stalls":[],"final_event":null}}"#
    #expect(exported(Trace([span])).contains(expected))
  }

  @Test("A streamed tool call without usage, cut off")
  func toolCall() {
    let first =
      #"{"tool_calls":[{"index":0,"id":"c","type":"function","function":"#
      + #"{"name":"find","arguments":"{\"q\""}}]}"#
    let second = #"{"tool_calls":[{"index":0,"function":{"arguments":": 1}"}}]}"#
    let span = Span("llm", kind: .chatModel)
      .chunk(chunk(first), at: 10).chunk(chunk(second), at: 10)
    let expected =
      #""choices":[{"index":0,"text":null,"reasoning":null,"refusal":null,"#
      + #""tool_calls":[{"index":0,"id":"c","name":"find","arguments":"{\"q\": 1}"}],"#
      + #""finish_reason":null}],"usage":null,"#
      + #""time_to_first_chunk_ns":10,"time_to_first_token_ns":10,"#
    let line = exported(Trace([span]))
    #expect(line.contains(expected))
    #expect(line.contains(#""tokens_per_second":null,"stalls":[],"final_event":null}"#))
  }

  /// Ten gaps of 1 ms and one of 260 ms, which is more than ten medians and than 250 ms.
  @Test("A stall is a gap with its place")
  func stalls() {
    var span = Span("llm", 0, 500_000_000, kind: .chatModel)
    for index in 1...11 {
      span = span.chunk(chunk(#"{"content":"x"}"#), at: Int64(index) * 1_000_000)
    }
    span = span.chunk(chunk(#"{"content":"x"}"#, #""stop""#), at: 271_000_000)
    let line = exported(Trace([span]))
    #expect(line.contains(#""stalls":[{"at_ns":11000000,"gap_ns":260000000}]"#))
  }

  @Test("Chunks that are no objects are joined, a lone half of a character kept as an escape")
  func raw() {
    let span = Span("s")
      .event("mlflow.chunk.item.0", at: 10, #"{"mlflow.chunk.value":"a \ud83d"}"#)
      .event("mlflow.chunk.item.1", at: 20, #"{"mlflow.chunk.value":"b"}"#)
    let line = exported(Trace([span]))
    #expect(
      line.contains(#""stream":{"kind":"raw","chunks":2,"choices":[{"index":0,"text":"a \ud83db","#)
    )
  }
}
