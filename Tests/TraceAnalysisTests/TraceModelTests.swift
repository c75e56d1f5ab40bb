import JSONBytes
import Testing
import TraceModel

@Suite("Values of the model")
struct TraceModelTests {
  @Test(
    "A recorded text is JSON where it parses, else itself",
    arguments: [
      ("{\"a\": 1}", true, nil), (#""a\u00e9""#, true, "aé"), ("NaN", true, nil),
      (" 12 ", true, nil), ("null", true, nil), ("", false, ""), ("{", false, "{"),
      ("hello", false, "hello"), ("'x'", false, "'x'"),
    ] as [(String, Bool, String?)]
  )
  func payload(_ recorded: String, _ isJSON: Bool, _ string: String?) {
    let found = TraceAnalysisTests.payload(recorded)
    #expect((found.json != nil) == isJSON)
    #expect(found.string == string)
    #expect(found.utf8.map(Array.init) == string.map { Array($0.utf8) })
    #expect(found.isNull == (recorded == "null"))
  }

  @Test("Members are found in objects alone")
  func members() {
    #expect(TraceAnalysisTests.payload(#"{"a": 1}"#)["a"]?.int64 == 1)
    for recorded in [#"{"a": 1}"#, "[1]", "a", "\"b\""] {
      #expect(TraceAnalysisTests.payload(recorded)["b"] == nil)
    }
  }

  @Test("Bytes that are no UTF-8 are a text")
  func brokenText() {
    let bytes: [UInt8] = [0x22, 0xFF, 0x22]
    let found = Payload(recorded: bytes[...])
    #expect(found.json == nil)
    #expect(found.utf8 == bytes[...])
    #expect(found.string == "\"\u{FFFD}\"")
  }

  @Test("Every named kind is read back from its text", arguments: SpanKind.named)
  func kinds(_ kind: SpanKind) {
    #expect(SpanKind(text: kind.text) == kind)
    #expect(SpanKind(text: kind.text.lowercased()) == .own(kind.text.lowercased()))
  }

  @Test("Other texts are kinds of their own", arguments: ["", "chat_model", "MY STEP"])
  func ownKinds(_ text: String) {
    #expect(SpanKind(text: text) == .own(text))
    #expect(SpanKind(text: text).text == text)
    #expect(!SpanKind(text: text).isModelCall)
  }

  @Test("A key that only one usage has keeps its number")
  func usageSum() {
    var sum = TokenUsage(1, nil, total: 5)
    sum.add(TokenUsage(2, 3))
    #expect(sum == TokenUsage(3, 3, total: 5))
    #expect(!sum.isEmpty)
    var none = TokenUsage()
    none.add(TokenUsage())
    #expect(none.isEmpty)
  }

  @Test("A sum beyond 64 bits stays at their end and keeps its sign")
  func usageOverflow() {
    var sum = TokenUsage(.max, .min, total: .max - 1)
    sum.add(TokenUsage(1, -1, total: 1))
    #expect(sum == TokenUsage(.max, .min, total: .max))
    sum.add(TokenUsage(-7, 7, total: nil))
    #expect(sum == TokenUsage(.max - 7, .min + 7, total: .max))
  }

  @Test("Each key reads and writes its own number", arguments: TokenKey.allCases)
  func usageKeys(_ key: TokenKey) {
    var usage = TokenUsage()
    usage[key] = 7
    for other in TokenKey.allCases { #expect(usage[other] == (other == key ? 7 : nil)) }
  }

  @Test("A part that only one cost has keeps its number")
  func costSum() {
    var sum = Cost(input: 1, total: 1)
    sum.add(Cost(output: 0.5, total: 0.5))
    #expect(sum == Cost(input: 1, output: 0.5, total: 1.5))
    #expect(Cost().isEmpty)
    #expect(!Cost(output: 0).isEmpty)
  }

  @Test(
    "A duration is end less start, negative where the end lies before the start",
    arguments: [
      (100, 250, 150), (100, 70, -30), (5, 5, 0), (5, nil, nil),
    ] as [(Int64, Int64?, Int64?)]
  )
  func duration(_ start: Int64, _ end: Int64?, _ expected: Int64?) {
    #expect(Span("s", start, end).durationNS == expected)
  }

  @Test("A duration beyond 64 bits keeps its sign")
  func hugeDuration() throws {
    #expect(try #require(Span("s", .min, .max).durationNS) > 0)
    #expect(try #require(Span("s", .max, .min).durationNS) < 0)
  }

  @Test("Attributes, tags and metadata are found by their key")
  func lookups() {
    let span = Span("s").attribute("a", "1").attribute("b", "2")
    #expect(span.attribute("b")?.json?.int64 == 2)
    #expect(span.attribute("c") == nil)
    var trace = Trace([])
    trace.tags = [TextPair(key: "k", value: "tag")]
    trace.metadata = [TextPair(key: "k", value: "metadata")]
    #expect(trace.tag("k") == "tag")
    #expect(trace.metadataValue("k") == "metadata")
    #expect(trace.tag("x") == nil && trace.metadataValue("x") == nil)
  }

  @Test("Codes of diagnostics are lower case words")
  func codes() {
    let texts = Diagnostic.Code.allCases.map(\.rawValue)
    #expect(texts.allSatisfy { text in text.allSatisfy { $0.isLowercase || $0 == "_" } })
  }
}
