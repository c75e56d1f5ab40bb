import Testing
import TraceAnalysis
import TraceModel

@Suite("Whatever is recorded, the analysis comes to an end")
struct RobustnessTests {
  @Test("Random words in random places", arguments: 0..<400)
  func garbage(seed: UInt64) {
    var generator = GarbageGenerator(seed: seed)
    let spans = (0..<5).map { generator.span($0, of: 5) }
    let analysis = AnalysedTrace(Trace(spans))
    #expect(analysis.tree.order.sorted() == Array(spans.indices))
    for (span, found) in zip(spans, analysis.spans) {
      #expect((found.selfTimeNS == nil) == (span.endNS == nil))
      #expect((found.selfTimeNS ?? 0) >= 0)
      #expect(found.criticalPathNS >= 0)
      let chunks = span.events.count { $0.name.hasPrefix("mlflow.chunk.item.") }
      if chunks > 0 { #expect(found.stream?.chunks == chunks) }
      #expect(found.exception != nil)
    }
  }

  @Test("Chunks of one protocol with garbage inside", arguments: 0..<300)
  func garbageInChunks(seed: UInt64) {
    var generator = GarbageGenerator(seed: seed)
    let chunks = [
      chat(generator.value()), chatUsage(generator.value()),
      #"{"object":"chat.completion.chunk","choices":\#(generator.value())}"#,
      #"{"object":"chat.completion.chunk","choices":[{"delta":{"tool_calls":[\#(generator.value())]}}]}"#,
    ]
    #expect(stream(chunks)?.kind == .chatCompletion)
    let events = [
      item("added", generator.value()), item("done", generator.value()),
      #"{"type":"response.output_text.delta","output_index":\#(generator.value()),"delta":\#(generator.value())}"#,
      #"{"type":"response.completed","response":\#(generator.value())}"#,
    ]
    #expect(stream(events)?.finalEvent == "response.completed")
  }

  private static let ends: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]

  @Test("Spans at the ends of the range of times", arguments: ends, ends)
  func extremeTimes(_ start: Int64, _ end: Int64) {
    let spans = Self.ends.enumerated().flatMap { index, time in
      [
        Span("a\(index)", below: "r", time, end).chunk(at: time, "x").chunk(at: end, "y"),
        Span("b\(index)", below: "r", start, time), Span("c\(index)", below: "a0", time, nil),
      ]
    }
    let analysis = AnalysedTrace(Trace([Span("r", start, end)] + spans))
    #expect(analysis.spans.allSatisfy { ($0.selfTimeNS ?? 0) >= 0 && $0.criticalPathNS >= 0 })
  }

  @Test("Chunks at the ends of the range of times", arguments: ends, ends)
  func extremeChunks(_ start: Int64, _ time: Int64) throws {
    let span = Self.ends.reduce(Span.chatModel("llm", start, nil).chunk(at: time, "x")) {
      $0.chunk(at: $1, "y")
    }
    let found = try #require(AnalysedTrace(span)["llm"]?.stream)
    #expect(found.chunks == Self.ends.count + 1)
    let gaps = try #require(found.timing.interChunk)
    #expect(gaps.p50NS <= gaps.p95NS && gaps.p95NS <= gaps.maxNS)
  }

  @Test("The same trace gives the same analysis", arguments: 0..<20)
  func repeatable(seed: UInt64) {
    var generator = GarbageGenerator(seed: seed)
    let trace = Trace((0..<5).map { generator.span($0, of: 5) })
    let (first, second) = (AnalysedTrace(trace), AnalysedTrace(trace))
    #expect(first.diagnostics == second.diagnostics)
    #expect(first.ledger.counted == second.ledger.counted)
    let streams = [first, second].map { analysis in
      analysis.spans.map { $0.stream?.choices.map(\.drawing) ?? [] }
    }
    #expect(streams[0] == streams[1])
  }
}
