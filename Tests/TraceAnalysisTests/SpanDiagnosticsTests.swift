import Testing
import TraceAnalysis
import TraceModel

@Suite("Diagnostics of spans")
struct SpanDiagnosticsTests {
  @Test(
    "An end that is missing or before the start is said",
    arguments: [
      (100, 200, []), (100, 100, []), (100, nil, ["span_in_progress s"]),
      (100, 99, ["end_before_start s"]), (.max, .min, ["end_before_start s"]),
      (0, .min, ["end_before_start s"]), (.min, .max, []),
    ] as [(Int64, Int64?, [String])]
  )
  func time(_ start: Int64, _ end: Int64?, _ findings: [String]) {
    #expect(AnalysedTrace(Span("s", start, end)).findings == findings)
  }

  @Test("The message says by how much the end lies before the start")
  func timeMessage() {
    let found = AnalysedTrace(Span("s", 100, 70)).diagnostics
    #expect(found.map(\.message) == ["The span ends 30 ns before it starts."])
  }

  @Test("Event times in microseconds are said once a span")
  func microseconds() {
    let start: Int64 = 1_795_347_266_918_998_694
    let span = Span("s", start, start + 9)
    #expect(AnalysedTrace(span.event("note", at: start + 1)).findings == [])
    let odd = span.event("a", at: 1_795_347_267_036_491).event("b", at: 1_795_347_267_036_492)
    #expect(AnalysedTrace(odd).findings == ["event_times_in_microseconds s"])
  }

  /// The span lasts 100 ns.
  @Test(
    "A first token outside its span is said and not counted",
    arguments: [
      (0, nil), (100, nil), (-1, "By e the first token came before the span's start"),
      (101, "By e the first token came after the span's end"),
    ] as [(Int64, String?)]
  )
  func firstToken(after: Int64, message: String?) {
    var span = Span("s", 50, 150)
    span.firstTokenSignal = FirstTokenSignal(afterNS: after, name: "e", isOfChunk: true)
    let analysed = AnalysedTrace(span)
    #expect(analysed.findings == (message == nil ? [] : ["first_token_outside_span s"]))
    #expect(analysed.diagnostics.first?.message == message.map { $0 + "; it is not counted." })
    #expect(analysed.spans[0].firstTokenNS == (message == nil ? after : nil))
  }

  @Test("Recorded chunks tell for themselves")
  func chunksFirst() {
    var span = Span.chatModel("llm").chunk(at: 30, chat(#"{"content":"x"}"#, end: #""stop""#))
      .chunk(at: 40, Self.usage)
    span.firstTokenSignal = FirstTokenSignal(afterNS: -5, name: "e", isOfChunk: true)
    let analysed = AnalysedTrace(span)
    #expect(analysed.findings == [])
    #expect(analysed.spans[0].firstTokenSignal == nil)
    #expect(analysed.spans[0].firstTokenNS == 30)
  }

  struct StreamCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let chunks: [String]
    let findings: [String]

    init(_ description: String, _ chunks: [String], _ findings: [String]) {
      testDescription = description
      self.chunks = chunks
      self.findings = findings
    }
  }

  private static let usage = chatUsage(#"{"prompt_tokens":1,"completion_tokens":1}"#)

  static let streams = [
    StreamCase("whole chat", [chat("{}", end: #""stop""#), usage], []),
    StreamCase(
      "chat without usage",
      [chat("{}", end: #""stop""#), chatUsage("null")],
      ["stream_without_usage llm"]
    ),
    StreamCase("chat broken off", [usage, chat(#"{"content":"x"}"#)], ["stream_incomplete llm"]),
    StreamCase(
      "one of two choices broken off",
      [chat("{}", end: #""stop""#), chat(#"{"content":"x"}"#, index: 1), usage],
      ["stream_incomplete llm"]
    ),
    StreamCase(
      "neither",
      [chat(#"{"content":"x"}"#)],
      ["stream_without_usage llm", "stream_incomplete llm"]
    ),
    StreamCase("whole response", [closing("completed")], []),
    StreamCase("response broken off", [delta("output_text", "x")], ["stream_incomplete llm"]),
    StreamCase("failed response", [closing("failed")], ["stream_incomplete llm"]),
    StreamCase("incomplete response", [closing("incomplete")], ["stream_incomplete llm"]),
    StreamCase("response with an error", [#"{"type":"error"}"#], ["stream_incomplete llm"]),
    StreamCase("texts have no closing chunk", ["a", "b"], []),
    StreamCase("unknown objects", ["{}"], []),
  ]

  @Test("Streams without usage or without their end are said", arguments: streams)
  func stream(_ example: StreamCase) {
    #expect(AnalysedTrace(Self.streaming(example.chunks)).findings == example.findings)
  }

  @Test("Usage that is stated makes up for the stream's")
  func statedUsage() {
    let span = Self.streaming([chat("{}", end: #""stop""#)]).states(TokenUsage(1, 1))
    #expect(AnalysedTrace(span).findings == [])
  }

  @Test("A span that failed says so itself")
  func failed() {
    let span = Self.streaming([chat(#"{"content":"x"}"#)]).status(.error)
    #expect(AnalysedTrace(span).findings == [])
  }

  @Test("The cure for missing usage is named")
  func cure() {
    let found = AnalysedTrace(Self.streaming([chat("{}", end: #""stop""#)])).diagnostics
    #expect(found.first?.message.contains(#"stream_options={"include_usage": True}"#) == true)
  }

  @Test(
    "A closing event that is no success is named, not called missing",
    arguments: [closing("failed"), closing("incomplete")]
  )
  func closingEventIsNamed(_ chunk: String) throws {
    let analysis = AnalysedTrace(Self.streaming([chunk]))
    let event = try #require(analysis["llm"]?.stream?.finalEvent)
    #expect(analysis.diagnostics.first?.message.contains(event) == true)
  }

  @Test("The trace's own come first, then the tree's, the ledger's and the spans' in tree order")
  func order() {
    var trace = Trace([
      Span("b", below: "r", 20, nil), Span("a", below: "r", 10, 5),
      Span("r", 0, nil).states(TokenUsage(5, 5)), Span("o", below: "x", 30, 40),
      Span("i", below: "r", 1, 2).states(TokenUsage(1, 1)),
    ])
    trace.diagnostics = [Diagnostic(.spansMissing, "Two of seven.")]
    trace.statedTokenUsage = TokenUsage(6, nil)
    #expect(
      AnalysedTrace(trace).findings == [
        "spans_missing", "orphan_span o", "attribution_unclear r", "tokens_differ",
        "span_in_progress r", "end_before_start a", "span_in_progress b",
      ]
    )
  }

  private static func streaming(_ chunks: [String]) -> Span {
    chunks.reduce(Span.chatModel()) { $0.chunk(at: 10, $1) }
  }
}
