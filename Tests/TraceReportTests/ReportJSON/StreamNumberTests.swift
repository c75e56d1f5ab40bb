import Testing
import TraceModel

@testable import TraceReport

@Suite("Numbers of streams as JSON") struct StreamNumberTests {
  /// A stream that begins 100 ns after the span, ends 500 ns later and says 10 tokens: 10 in 500 ns.
  @Test("Every stream adds its time to the first token and its speed")
  func stream() throws {
    let chunk =
      #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"a"}}]}"#
    let usage =
      #"{"object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":1,"#
      + #""completion_tokens":10,"total_tokens":11}}"#
    let span = Span("llm", 1000, 2000, kind: .chatModel).with { $0.model = "m1" }
      .chunk(chunk, at: 1100).chunk(chunk, at: 1600).chunk(usage, at: 1600)
    let report = try ReportReader([Trace([span])])
    for place in ["", "by.model.listed.0.", "by.kind.listed.0."] {
      #expect(try report.text("\(place)time_to_first_token_ns.n") == "1")
      #expect(try report.text("\(place)time_to_first_token_ns.max") == "100.0")
      #expect(try report.text("\(place)tokens_per_second.n") == "1")
      #expect(try report.holds("\(place)tokens_per_second.max", 2e7))
    }
    #expect(try report.text("by.experiment.listed.0.time_to_first_token_ns.max") == "100.0")
  }

  @Test("Without streams both are null")
  func none() throws {
    let report = try ReportReader(SmallRun.traces)
    #expect(try report.text("time_to_first_token_ns") == "null")
    #expect(try report.text("tokens_per_second") == "null")
  }
}
