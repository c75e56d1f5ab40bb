import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Facts of a trace") struct TraceFactsTests {
  @Test("Spans are counted by what they are and how they ended")
  func counts() {
    let facts = TraceFacts(
      AnalysedTrace(
        Span("root", 0, 100, kind: .agent).failed(),
        Span("m1", below: "root", 10, 20, kind: .chatModel),
        Span("m2", below: "root", 20, 30, kind: .llm),
        Span("t1", below: "m2", 21, 29, kind: .tool).failed(),
        Span("own", below: "root", 40, 50, kind: .own("TOOLS"))
      )
    )
    #expect(facts.spans == 5)
    #expect(facts.modelCalls == 2)
    #expect(facts.toolSpans == 1)
    #expect(facts.failedSpans == 2)
    #expect(facts.depth == 3)
  }

  @Test("The root span says how long it took, to the nanosecond")
  func exact() {
    let facts = TraceFacts(AnalysedTrace(Span("root", 5, 1239)) { $0.executionDurationMS = 7 })
    #expect(facts.durationNS == 1234)
    #expect(facts.duration?.text == thin("1.23 µs"))
  }

  @Test(
    "Without an ended root the store's milliseconds stand in, but not while in progress",
    arguments: [
      (.ok, 7, 7_000_000), (.error, 0, 0), (.inProgress, 7, nil), (.ok, nil, nil),
      (.ok, .max, nil), (.ok, .min, nil),
    ] as [(TraceState, Int64?, Int64?)]
  )
  func stated(state: TraceState, milliseconds: Int64?, expected: Int64?) {
    let analysed = AnalysedTrace(Span("root", 5, nil)) {
      $0.state = state
      $0.executionDurationMS = milliseconds
    }
    #expect(TraceFacts(analysed).durationNS == expected)
  }

  @Test("What nothing reports is unknown, not zero")
  func unknown() {
    let facts = TraceFacts(AnalysedTrace())
    #expect(facts.tokens == nil)
    #expect(facts.cost == nil)
    #expect(facts.duration == nil)
    #expect(facts.depth == 0)
  }

  @Test("Zero that is reported is zero")
  func zero() {
    let span = Span("root").with {
      $0.statedTokenUsage = TokenUsage()
      $0.statedTokenUsage?.total = 0
      $0.statedCost = Cost(total: 0)
    }
    let facts = TraceFacts(AnalysedTrace(span))
    #expect(facts.tokens == "0")
    #expect(facts.cost == "$0")
  }
}
