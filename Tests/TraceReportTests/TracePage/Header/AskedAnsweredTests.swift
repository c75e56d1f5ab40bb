import Foundation
import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("What a trace was asked and what came out")
struct AskedAnsweredTests {
  /// The box at the top of the page.
  private func box(_ spans: Span..., change: (inout Trace) -> Void = { _ in }) throws -> String {
    let page = try tracePage(Trace(spans, change))
    _ = try HTMLTags(page)
    let start = try #require(page.range(of: "<div class=\"qa\">")).upperBound
    let end = try #require(page.range(of: "<dl class=\"facts\">")).lowerBound
    return String(page[start..<end])
  }

  private func chat(_ choices: String...) -> Span {
    let all = choices.enumerated().map {
      #"{"index":\#($0),"message":{"role":"assistant","content":\#(quoted($1))}}"#
    }
    return Span("llm", kind: .chatModel)
      .inputs(#"{"messages":[{"role":"user","content":"Why?"}]}"#)
      .outputs(#"{"choices":[\#(all.joined(separator: ","))]}"#)
  }

  private func chunk(_ text: String) -> String {
    #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":\#(quoted(text))}}]}"#
  }

  @Test("An answer that names an error failed, though the store says OK")
  func failedAnswer() throws {
    let html = try box(
      Span("llm", kind: .chatModel).outputs(
        #"{"object":"response","status":"failed","error":{"code":"a<b","message":"It broke."}}"#
      )
    )
    #expect(html.contains("<h2>Failed in <a href=\"#s-llm\">llm</a></h2>"))
    #expect(html.contains("<strong>a&lt;b</strong> It broke.</p>"))
    #expect(html.contains("The store says OK"))
    #expect(!html.contains("Answered"))
  }

  @Test("An answer that an exception cut off shows how it began")
  func cutOff() throws {
    let span = Span("llm", kind: .chatModel).failed().chunk(chunk("The *night* "), at: 1)
      .chunk(chunk("train <"), at: 2).event("exception", at: 3, #"{"exception.type":"E"}"#)
    let html = try box(span) { $0.state = .error }
    #expect(html.contains("<strong>E</strong> </p>"))
    #expect(html.contains("After 2 chunks of the answer: “The night train &lt; …”"))
    #expect(!html.contains("The store says OK"))
  }

  @Test("Of several choices the first one is shown, with the way to the others")
  func choices() throws {
    let html = try box(chat("one", "two", "three"))
    #expect(html.contains("one") && !html.contains("two"))
    #expect(html.contains("<p class=\"hint\"><a href=\"#c-s-llm\">2 more choices</a></p>"))
    #expect(try !box(chat("one")).contains("more choice"))
  }

  @Test("So it is with the choices of a stream")
  func streamedChoices() throws {
    let second = chunk("two").replacing("\"index\":0", with: "\"index\":1")
    let span = Span("llm", kind: .chatModel).inputs(#"{"messages":[]}"#)
      .chunk(second, at: 1).chunk(chunk("one"), at: 2)
    let html = try box(span)
    #expect(html.contains("one") && !html.contains("two"))
    #expect(html.contains(">1 more choice</a>"))
  }

  @Test("All of a long text is a message of the conversation, else in the root span")
  func longTexts() throws {
    let long = String(repeating: "é", count: 401)
    let message = try box(chat(long))
    #expect(message.contains("<a href=\"#c-s-llm\">All 401 characters</a>"))
    let program = try box(Span("root").outputs(quoted(long))) { $0.responsePreview = long }
    #expect(program.contains("<a href=\"#s-root\">All 401 characters</a>"))
    #expect(try !box(chat(String(long.dropLast()))).contains("All 400"))
  }

  @Test("An answer that was stopped says by what")
  func stopped() throws {
    let span = Span("llm", kind: .chatModel).inputs(#"{"messages":[]}"#).outputs(
      #"{"choices":[{"finish_reason":"length","message":{"role":"assistant","content":"x"}}]}"#
    )
    #expect(try box(span).contains("▲ Stopped by length: the answer is cut"))
    #expect(try !box(chat("x")).contains("Stopped"))
  }
}
