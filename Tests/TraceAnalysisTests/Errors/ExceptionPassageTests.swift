import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Exceptions that pass through spans")
struct ExceptionPassageTests {
  private func failed(_ id: String, below parent: String?, _ type: String = "E") -> Span {
    Span(id, below: parent).status(.error)
      .event("exception", #"{"exception.type":"\#(type)","exception.message":"m"}"#)
  }

  private func passage(_ spans: Span...) throws -> ExceptionPassage {
    try #require(ExceptionPassage(AnalysedTrace(Trace(spans))))
  }

  @Test("It was raised at the innermost span that has it")
  func chain() throws {
    let passage = try passage(
      failed("a", below: nil),
      failed("b", below: "a"),
      failed("c", below: "b")
    )
    #expect(passage.origins == [2, 2, nil])
    #expect(passage.inner == [1, 2, nil])
    #expect(passage.outer == [nil, 0, 1])
  }

  @Test("Another class is another exception")
  func otherClass() throws {
    let passage = try passage(failed("a", below: nil), failed("b", below: "a", "F"))
    #expect(passage.origins == [nil, nil])
  }

  @Test(
    "A span without an exception lets it through unless it ended well",
    arguments: [(SpanStatus.error, 2), (.unset, 2), (.ok, nil)] as [(SpanStatus, Int?)]
  )
  func between(status: SpanStatus, origin: Int?) throws {
    let passage = try passage(
      failed("a", below: nil),
      Span("b", below: "a").status(status),
      failed("c", below: "b")
    )
    #expect(passage.origins == [origin, nil, nil])
  }

  @Test("Of several tries the last one is what the outer span tells")
  func retries() throws {
    var second = failed("c", below: "a")
    second.startNS = 50
    let passage = try passage(failed("a", below: nil), failed("b", below: "a"), second)
    #expect(passage.origins == [2, nil, nil])
    #expect(passage.outer == [nil, nil, 0])
  }

  @Test("Exceptions that say nothing are not the same one")
  func nameless() throws {
    let passage = try passage(
      Span("a").event("exception", "{}"),
      Span("b", below: "a").event("exception", "{}")
    )
    #expect(passage.origins == [nil, nil])
  }

  @Test("A trace without exceptions has none; a deep chain has one origin")
  func extremes() throws {
    #expect(ExceptionPassage(AnalysedTrace(Span("a"))) == nil)
    let spans = (0..<5000).map { failed("\($0)", below: $0 == 0 ? nil : "\($0 - 1)") }
    let passage = try #require(ExceptionPassage(AnalysedTrace(Trace(spans))))
    #expect(Set(passage.origins.dropLast()) == [4999])
  }
}
