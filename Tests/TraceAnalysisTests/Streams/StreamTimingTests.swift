import Testing
import TraceAnalysis
import TraceModel

@Suite("Timing of streams")
struct StreamTimingTests {
  private static let milli: Int64 = 1_000_000

  /// A span from 1,000 ns whose chunks of one letter come at these times after it.
  private func timing(_ times: [Int64], outputTokens: Int64? = nil) throws -> StreamTiming {
    var span = times.reduce(Span.chatModel("llm", 1000, nil)) { span, time in
      span.chunk(at: 1000 + time, chat(#"{"content":"x"}"#))
    }
    if let outputTokens {
      span = span.chunk(
        at: 1000 + (times.last ?? 0),
        chatUsage(#"{"completion_tokens":\#(outputTokens)}"#)
      )
    }
    return try #require(AnalysedTrace(span)["llm"]?.stream).timing
  }

  @Test("First chunk, first and last token count from the span's start")
  func firsts() throws {
    let found = try #require(
      stream([
        chat(#"{"role":"assistant","content":""}"#), chat(#"{"content":"a"}"#),
        chat(#"{"content":"b"}"#), chat("{}", end: #""stop""#),
      ])
    )
    #expect(found.timing.firstChunkNS == 10)
    #expect(found.timing.firstTokenNS == 20)
    #expect(found.timing.lastTokenNS == 30)
  }

  @Test(
    "What counts as the first token of a chat",
    arguments: [
      (#"{"content":"x"}"#, true), (#"{"content":""}"#, false), (#"{"content":null}"#, false),
      (#"{"reasoning_content":"x"}"#, true), (#"{"reasoning":"x"}"#, true),
      (#"{"refusal":"x"}"#, true), ("{}", false), (#"{"role":"assistant"}"#, false),
      (#"{"tool_calls":[{"index":0,"function":{"name":"add"}}]}"#, true),
      (#"{"tool_calls":[{"index":0,"function":{"arguments":"{"}}]}"#, true),
      (#"{"tool_calls":[{"index":0,"id":"c","function":{"name":"","arguments":""}}]}"#, false),
      (#"{"tool_calls":[]}"#, false), (#"{"content":"","reasoning":"x"}"#, true),
    ]
  )
  func content(_ delta: String, _ isContent: Bool) throws {
    #expect(try #require(stream([chat(delta)])).timing.firstTokenNS == (isContent ? 10 : nil))
  }

  @Test(
    "Gaps by hand",
    arguments: [
      ([5], nil),
      ([5, 15], [10, 10, 10]),
      // Gaps 10 and 21: 15.5 rounds up; 10 + 0.95 · 11 = 20.45.
      ([0, 10, 31], [16, 20, 21]),
      // Gaps 1, 2, 3, 100: p95 at position 2.85 is 3 + 0.85 · 97 = 85.45.
      ([0, 3, 103, 104, 106], [3, 85, 100]),
      ([7, 7, 7], [0, 0, 0]),
      // Clocks may step back: gaps −2 and −5, halfway −3.5 rounds up to −3, p95 −2.15 to −2.
      ([10, 8, 3], [-3, -2, -2]),
    ] as [([Int64], [Int64]?)]
  )
  func gaps(_ times: [Int64], _ expected: [Int64]?) throws {
    #expect(try timing(times).interChunk?.numbers == expected)
  }

  @Test("Chunks without content make no gaps")
  func gapsOfContentOnly() throws {
    let found = try #require(
      stream([chat(#"{"content":"a"}"#), chat("{}"), chat("{}"), chat(#"{"content":"b"}"#)])
    )
    #expect(found.timing.interChunk?.numbers == [30, 30, 30])
  }

  @Test("Stalls are longer than 250 ms and than ten times the median gap")
  func stalls() throws {
    // Gaps in ms: 20, 20, 20, 251, 250, 20, 400; the median is 20, ten times that 200.
    let times = [0, 20, 40, 60, 311, 561, 581, 981].map { $0 * Self.milli }
    let expected = [
      [60 * Self.milli, 251 * Self.milli],
      [581 * Self.milli, 400 * Self.milli],
    ]
    #expect(try timing(times).stalls.map(\.numbers) == expected)
  }

  @Test("A gap of exactly ten medians is no stall")
  func tenMedians() throws {
    // Gaps in ms: 30, 30, 300 and 30, 30, 301.
    #expect(try timing([0, 30, 60, 360].map { $0 * Self.milli }).stalls.isEmpty)
    #expect(try timing([0, 30, 60, 361].map { $0 * Self.milli }).stalls.count == 1)
    // The only gap is its own median.
    #expect(try timing([0, 5_000 * Self.milli]).stalls.isEmpty)
  }

  @Test("Tokens per second take usage's tokens over the time from first to last token")
  func rate() throws {
    // 50 tokens over 200 ms.
    let rate = try #require(
      try timing([100 * Self.milli, 200 * Self.milli, 300 * Self.milli], outputTokens: 50)
        .tokensPerSecond
    )
    #expect(abs(rate - 250) < 1e-9)
    #expect(try timing([1, 2, 3]).tokensPerSecond == nil)
    #expect(try timing([5], outputTokens: 50).tokensPerSecond == nil)
    #expect(try timing([5, 5], outputTokens: 50).tokensPerSecond == nil)
    #expect(try timing([9, 5], outputTokens: 50).tokensPerSecond == nil)
    #expect(try timing([5, 6], outputTokens: 0).tokensPerSecond == 0)
  }

  @Test("Microsecond times of MLflow 3.6 to 3.10 are repaired, and kept as recorded beside it")
  func microseconds() throws {
    let start: Int64 = 1_795_347_266_918_998_694
    let span = Span.chatModel("llm", start, start + 500_000_000)
      .chunk(at: 1_795_347_267_036_491, chat(#"{"content":"a"}"#))
      .chunk(at: 1_795_347_267_066_688, chat(#"{"content":"b"}"#))
    let found = try #require(AnalysedTrace(span)["llm"]?.stream)
    // …267 036 491 000 − …266 918 998 694.
    #expect(found.timing.firstTokenNS == 117_492_306)
    #expect(found.timing.interChunk?.maxNS == 30_197_000)
    #expect(found.recordedTiming.firstTokenNS == 1_795_347_267_036_491 - start)
    #expect(found.recordedTiming.interChunk?.maxNS == 30_197)
  }
}
