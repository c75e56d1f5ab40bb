import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Streams whose tokens are unknown")
struct MissingUsageTests {
  private static let asks = #"{"stream_options":{"include_usage":true}}"#
  private static let text =
    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"a"}}]}"#
  private static let end =
    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
  private static let usage =
    #"{"object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":1}}"#

  private func missing(_ inputs: String, _ chunks: [String], _ status: SpanStatus) -> MissingUsage?
  {
    let span = chunks.enumerated().reduce(Span.chatModel().inputs(inputs).status(status)) {
      $0.chunk(at: Int64($1.offset), $1.element)
    }
    return AnalysedTrace(span).spans[0].stream?.missingUsage(in: span)
  }

  @Test(
    "The reason depends on what was asked and how far the stream came",
    arguments: [
      ("{}", [text, end], .ok, .notAskedFor), ("{}", [text], .error, nil),
      (#"{"stream_options":{"include_usage":false}}"#, [text, end], .ok, .notAskedFor),
      (asks, [text], .ok, .cutShort), (asks, [text, end], .ok, .neverCame),
      (asks, [text], .error, .cutShort), (asks, [text, end], .error, .cutShort),
      (asks, [text, end, usage], .ok, nil),
    ] as [(String, [String], SpanStatus, MissingUsage?)]
  )
  func reason(
    inputs: String,
    chunks: [String],
    status: SpanStatus,
    expected: MissingUsage?
  ) {
    #expect(missing(inputs, chunks, status) == expected)
  }
}
