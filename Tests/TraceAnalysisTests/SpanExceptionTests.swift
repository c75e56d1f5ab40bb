import Testing
import TraceAnalysis
import TraceModel

@Suite("Exceptions")
struct SpanExceptionTests {
  @Test("The last exception event of a span counts, with all it says")
  func last() throws {
    let span = Span("s")
      .event("exception", at: 0, #"{"exception.type":"KeyError"}"#)
      .event(
        "exception",
        #"{"exception.message":"a\nb","exception.type":"ValueError","exception.stacktrace":"Traceback"}"#
      )
      .event("note", at: 0, #"{"exception.type":"None"}"#)
    let found = try #require(AnalysedTrace(span)["s"]?.exception)
    #expect(found.type == "ValueError")
    #expect(found.message == "a\nb")
    #expect(found.stackTrace == "Traceback")
  }

  @Test(
    "What is no text is not said",
    arguments: [
      nil, "{}", #"{"exception.type":null,"exception.message":7,"exception.stacktrace":[]}"#,
    ]
  )
  func missing(_ attributes: String?) throws {
    let found = try #require(SpanException(of: Span("s").event("exception", attributes)))
    #expect(found.type == nil)
    #expect(found.message == nil)
    #expect(found.stackTrace == nil)
  }

  @Test("Spans without such an event have none, whatever their status")
  func none() {
    #expect(SpanException(of: Span("s").status(.error)) == nil)
    #expect(SpanException(of: Span("s").event("Exception", at: 0, "{}")) == nil)
  }
}
