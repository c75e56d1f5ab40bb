import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@Suite("Concurrency")
struct ConcurrencyTests {
  private func concurrency(_ spans: Span...) -> Concurrency? {
    Concurrency(AnalysedTrace(Trace(spans)))
  }

  @Test("Leaves that overlap are at work at the same time, and their durations make the mean")
  func overlapping() {
    let found = concurrency(
      Span("r", 0, 100),
      Span("a", below: "r", 10, 60),
      Span("b", below: "r", 20, 70),
      Span("c", below: "r", 30, 40)
    )
    #expect(found?.most == 3 && found?.mean == 1.1)
  }

  @Test("One that begins as another ends is not at work beside it")
  func touching() {
    let found = concurrency(
      Span("r", 0, 100),
      Span("a", below: "r", 0, 50),
      Span("b", below: "r", 50, 100)
    )
    #expect(found?.most == 1 && found?.mean == 1)
  }

  @Test("A span around others is no work of its own")
  func nested() {
    let found = concurrency(
      Span("r", 0, 100),
      Span("chain", below: "r", 0, 100),
      Span("llm", below: "chain", 0, 50)
    )
    #expect(found?.most == 1 && found?.mean == 0.5)
  }

  @Test("A root alone is its own work; a root that takes no time, and no root, have no concurrency")
  func few() {
    #expect(concurrency(Span("r", 0, 100)).map { [Double($0.most), $0.mean] } == [1, 1])
    #expect(concurrency(Span("r", 5, 5)) == nil)
    #expect(concurrency() == nil)
    #expect(concurrency(Span("a", below: "gone", 0, 10)) == nil)
  }

  @Test("Orphans stay out, and a span without an end runs to the latest end")
  func oddities() {
    let found = concurrency(
      Span("r", 0, 100),
      Span("a", below: "r", 50, nil),
      Span("b", below: "r", 0, 75),
      Span("orphan", below: "gone", 0, 100)
    )
    #expect(found?.most == 2 && found?.mean == 1.25)
  }

  @Test("Spans beyond the root's time are clamped to it, and those without length do not count")
  func clamped() {
    let found = concurrency(
      Span("r", 0, 100),
      Span("late", below: "r", 90, 500),
      Span("none", below: "r", 95, 95),
      Span("after", below: "r", 200, 300)
    )
    #expect(found?.most == 1 && found?.mean == 0.1)
  }

  @Test("The most is what counting at every moment gives", arguments: 0..<60)
  func everyMoment(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spans =
      [Span("r", 0, 100)]
      + (0..<12).map { place in
        let start = Int64.random(in: 0..<100, using: &random)
        return Span(
          "s\(place)",
          below: "r",
          start,
          start + Int64.random(in: 0...40, using: &random)
        )
      }
    let counts = (0..<100).map { moment in
      spans.dropFirst().count { $0.startNS <= moment && moment < ($0.endNS ?? 0) }
    }
    let found = Concurrency(AnalysedTrace(Trace(spans)))
    #expect(found?.most == counts.max())
    #expect(isClose(found?.mean, Double(counts.reduce(0, +)) / 100))
  }
}
