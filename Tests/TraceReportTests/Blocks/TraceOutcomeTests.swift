import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("What came of a trace") struct TraceOutcomeTests {
  @Test(
    "Class and message make one text, which is never empty",
    arguments: [
      ("ValueError", "no seat", "ValueError: no seat"), ("ValueError", nil, "ValueError"),
      ("ValueError", "", "ValueError"), ("", "no seat", "Error: no seat"),
      (nil, "no seat", "Error: no seat"), ("", "", "Error"), (nil, nil, "Error"),
    ] as [(String?, String?, String)]
  )
  func words(type: String?, message: String?, expected: String) {
    #expect(FailureText.words(type, message) == expected)
  }

  @Test("An exception without a class is an error, without a stack trace has none")
  func exception() {
    let attributes =
      #"{"exception.type":"","exception.message":"no seat","exception.stacktrace":""}"#
    let span = Span("s").failed().event("exception", at: 5, attributes)
    let blocks = ErrorBlocks.blocks(span, AnalysedTrace(span).spans[0])
    #expect(markdownText(blocks) == "```text\nError: no seat\n```\n\n")
  }

  @Test(
    "A status message is told where it says more than the exception, on pages and in Markdown",
    arguments: [
      ("no seat", 0), ("openai.SeatError: no seat", 0), ("SeatError: no seat", 0),
      ("Other.SeatError: no seat", 1), ("the booking failed", 1),
    ]
  )
  func status(message: String, times: Int) throws {
    let attributes = #"{"exception.type":"openai.SeatError","exception.message":"no seat"}"#
    let span = Span("s").failed().event("exception", at: 5, attributes)
      .with { $0.statusMessage = message }
    let blocks = ErrorBlocks.blocks(span, AnalysedTrace(span).spans[0])
    let words = "```text\nopenai.SeatError: no seat\n```\n\n"
    #expect(
      markdownText(blocks) == words + (times == 0 ? "" : "```text\n\(message)\n```\n\n")
    )
    let page = try tracePage(Trace([span]))
    #expect(page.ranges(of: "<p>\(message)</p>").count == times)
  }

  @Test("A span that raised failed, and its message is told")
  func raised() throws {
    let attributes = #"{"exception.type":"E","exception.message":"m"}"#
    let span = Span("s").failed().event("exception", at: 5, attributes)
    let outcome = TraceOutcome(AnalysedTrace(span) { $0.state = .error })
    let failure = try #require(outcome.failure)
    #expect((failure.span, failure.words, failure.notes.count) == (0, "E: m", 0))
    #expect(outcome.stop == nil)
  }

  @Test("A Response that failed under a span that went well failed")
  func answered() throws {
    let response = #"{"object":"response","status":"failed","error":{"code":"c","message":"m"}}"#
    let span = Span("s", kind: .chatModel).outputs(response)
    let failure = try #require(TraceOutcome(AnalysedTrace(span)).failure)
    #expect(failure.words == "c: m")
    #expect(failure.notes == ["The store says OK; the API’s answer says that it failed"])
    let text = TextTrace(AnalysedTrace(span), width: 80).lines
    #expect(text.contains("Failed  in s: c: m"))
  }

  @Test("An answer that is cut says why", arguments: ["length", "content_filter", "stop"])
  func cut(reason: String) {
    let answer = #"{"choices":[{"finish_reason":"\#(reason)","message":{"content":"The end is"}}]}"#
    let span = Span("s", kind: .chatModel).outputs(answer)
    let words = [
      "length": "▲ Stopped by length: the answer is cut",
      "content_filter": "▲ Stopped by the content filter",
    ]
    #expect(TraceOutcome(AnalysedTrace(span)).stop == words[reason])
  }

  @Test("A stream that breaks off says so, and one that raised says how far it came")
  func stream() throws {
    let chunk =
      #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Half of"}}]}"#
    let span = Span("s", kind: .chatModel).chunk(chunk, at: 10)
    #expect(
      TraceOutcome(AnalysedTrace(span)).stop
        == "▲ Cut off: The stream ended without its closing chunk."
    )
    let failed = TraceOutcome(AnalysedTrace(span.failed()) { $0.state = .error })
    #expect(failed.failure?.notes == ["After 1 chunk of the answer: “Half of …”"])
  }
}
