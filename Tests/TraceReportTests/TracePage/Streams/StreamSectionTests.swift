import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Streaming output of a span")
struct StreamSectionTests {
  private func section(_ span: Span, rendersMarkdown: Bool = false) throws -> String {
    let stream = try #require(AnalysedTrace(span).spans[0].stream)
    var html = ByteBuffer()
    var payloads = PayloadWriter(rendersMarkdown: rendersMarkdown)
    StreamSection(stream, span).write(to: &html, payloads: &payloads)
    return html.string()
  }

  private func text(_ text: String) -> String {
    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":\#(quoted(text))}}]}"#
  }

  private func stream(_ chunks: Int, every step: Int64 = 1_000_000) -> Span {
    let end = Int64(chunks + 1) * step
    return (1...chunks).reduce(Span("llm", 0, end, kind: .chatModel)) {
      $0.chunk(text("a b"), at: Int64($1) * step)
    }
  }

  @Test(
    "The chart stays small whatever the number of chunks",
    arguments: [(1, 1200), (100, 2600), (600, 9000), (601, 8000), (20_000, 8000)]
  )
  func chartSize(chunks: Int, bytes: Int) throws {
    let html = try section(stream(chunks))
    let svg = /<svg class="streamed[\s\S]*?<\/svg>[\s\S]*?<\/svg>/
    let chart = try #require(html.firstMatch(of: svg)).output
    #expect(chart.utf8.count < bytes)
    #expect(chart.contains("class=\"columns\"") == (chunks > 600))
    #expect(chart.contains("role=\"img\""))
    #expect(!chart.contains("NaN") && !chart.contains("style=") && !chart.contains("e-"))
    _ = try HTMLTags(html)
  }

  @Test("A chunk is a tick, taller where it carries content; the curve rises with the characters")
  func shapes() throws {
    let usage = #"{"object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":1}}"#
    let span = Span("llm", 0, 100, kind: .chatModel)
      .chunk(text("abc"), at: 20).chunk(text("d"), at: 50).chunk(usage, at: 90)
    let html = try section(span)
    // Half pixels: ticks of 64 and 36 end at 304, each is drawn from its end that is nearer; 3 and 4
    // of 4 characters are 138 and 184 of 184.
    #expect(html.contains("<path class=\"ticks\" d=\"M200 240v64m300 0v-64m400 28v36\"/>"))
    #expect(html.contains("<path class=\"area\" d=\"M200 208v-138h300v-46v184\"/>"))
  }

  @Test("Of many chunks at once the columns stand as high as they are many")
  func columns() throws {
    // 600 chunks at the start, 60 in the middle, none elsewhere.
    let times = Array(repeating: Int64(0), count: 600) + Array(repeating: 500, count: 60)
    let span = times.reduce(Span("llm", 0, 1000, kind: .chatModel)) { $0.chunk(text("x"), at: $1) }
    let path = "<path class=\"columns\" d=\"M0 304v-64h2v64h498v-6h2v6\"/>"
    #expect(try section(span).contains(path))
  }

  @Test(
    "A 95th percentile needs 20 gaps",
    arguments: [(20, "n&lt;20"), (21, "1.00<small>\u{2009}ms")]
  )
  func percentiles(chunks: Int, shown: String) throws {
    let html = try section(stream(chunks))
    #expect(html.contains("<dt>Gap p95</dt><dd>\(shown)"))
    #expect(html.contains("<dd class=\"ctx\">of \(chunks - 1) gaps</dd>"))
    #expect(!html.contains("type 7"))
  }

  @Test("Gaps are those between chunks with text, where others come in between")
  func gaps() throws {
    let role = #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"a"}}]}"#
    let html = try section(stream(3).chunk(role, at: 4_000_000))
    #expect(html.contains("<dd class=\"ctx\">of 2 between chunks with text</dd>"))
  }

  @Test(
    "Six chunks and the last two are in sight, the others folded",
    arguments: [(1, nil), (8, nil), (9, nil), (10, 2), (75, 67)] as [(Int, Int?)]
  )
  func fold(chunks: Int, folded: Int?) throws {
    let html = try section(stream(chunks))
    #expect(html.ranges(of: "<code>a␣b</code>").count == chunks)
    #expect(html.contains("<details") == (folded != nil))
    if let folded { #expect(html.contains("<summary>\(folded) more chunks</summary>")) }
  }

  @Test("A stall is a band with its length")
  func stall() throws {
    // Gaps of 10 ms, then one of 600 ms.
    let times: [Int64] = [10, 20, 30, 40, 640, 650]
    let span = times.reduce(Span("llm", 0, 700_000_000, kind: .chatModel)) {
      $0.chunk(text("x"), at: $1 * 1_000_000)
    }
    let html = try section(span)
    // 40 and 600 of 700 ms.
    #expect(html.contains("<path class=\"stall\" d=\"M57 0h857v208h-857v-208\"/>"))
    #expect(html.contains(">600\u{2009}ms</text>"))
    #expect(html.contains("<dt>Stalls</dt><dd>1</dd>"))
  }

  @Test("A stream without times has no chart and says so")
  func withoutTimes() throws {
    var span = Span("llm", kind: .chatModel)
    span.attributes = [Attribute(key: "events", value: recorded("[\(text("a b"))]"))]
    let html = try section(span)
    #expect(!html.contains("<svg"))
    #expect(html.contains("No chart: the store has no times for the chunks."))
    #expect(html.contains("<code>a␣b</code>"))
  }

  @Test("Without usage it says how to get it, for a Chat Completion that did not fail")
  func missingUsage() throws {
    let cure = #"stream_options={"include_usage": True}"#
    #expect(try section(stream(1)).contains(cure))
    #expect(try !section(stream(1).failed()).contains(cure))
    let raw = Span("f", 0, 10, kind: .tool).chunk("word", at: 5)
    #expect(try !section(raw).contains(cure))
  }

  @Test(
    "A chunk's text shows its spaces and lines, cut where a character ends",
    arguments: [
      (" a\n", "␣a↵"), (String(repeating: "é", count: 80), String(repeating: "é", count: 80)),
      ("x" + String(repeating: "é", count: 80), "x" + String(repeating: "é", count: 79) + "…"),
    ]
  )
  func visibleSpaces(text: String, shown: String) {
    let bytes = VisibleSpaces.text(Array(text.utf8)[...])
    #expect(String(decoding: bytes, as: UTF8.self) == shown)
  }

  @Test("No text of a chunk makes an element", arguments: ["<b>", "&\"'<", "</svg><script>"])
  func hostile(text attack: String) throws {
    let call =
      #"{"object":"chat.completion.chunk","choices":[{"index":0,"finish_reason":\#(quoted(attack)),"delta":{"role":\#(quoted(attack)),"refusal":\#(quoted(attack)),"reasoning":\#(quoted(attack)),"tool_calls":[{"function":{"name":\#(quoted(attack)),"arguments":\#(quoted(attack))}}]}}]}"#
    let span = Span("llm", 0, 100, kind: .chatModel).chunk(call, at: 10).outputs(
      #"{"choices":[{"finish_reason":\#(quoted(attack + "x")),"message":{}}]}"#
    )
    let harmless = try section(span).ranges(of: attack)
    #expect(harmless.isEmpty)
    _ = try HTMLTags(section(span))
  }
}
