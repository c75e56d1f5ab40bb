import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@Suite("Self time")
struct SelfTimeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let children: [(Int64, Int64?)]
    /// Of a span from 0 to 100.
    let expected: Int64

    init(_ description: String, _ children: [(Int64, Int64?)], _ expected: Int64) {
      testDescription = description
      self.children = children
      self.expected = expected
    }
  }

  @Test(
    "Children's time is taken off once",
    arguments: [
      Case("no children", [], 100),
      Case("one", [(10, 40)], 70),
      Case("apart", [(10, 40), (50, 60)], 60),
      Case("touching", [(10, 20), (20, 30)], 80),
      Case("overlapping", [(10, 40), (30, 60)], 50),
      Case("one inside the other", [(10, 60), (20, 30)], 50),
      Case("twins", [(10, 40), (10, 40)], 70),
      Case("inside, then beyond", [(10, 60), (20, 30), (50, 70)], 40),
      Case("running over the end", [(80, 150)], 80),
      Case("begun before the start", [(-20, 30)], 70),
      Case("larger than the span", [(-10, 110)], 0),
      Case("wholly after", [(120, 150)], 100),
      Case("wholly before", [(-50, -10)], 100),
      Case("after, and one inside", [(20, 30), (120, 150)], 90),
      Case("of no length", [(50, 50)], 100),
      Case("ending before it starts", [(50, 20)], 100),
      Case("reversed across another", [(30, 60), (50, 10)], 70),
      Case("open: runs to the span's end", [(60, nil)], 60),
      Case("open from before the start", [(-5, nil)], 0),
      Case("open from after the end", [(130, nil)], 100),
    ]
  )
  func union(_ example: Case) {
    let children = example.children.enumerated().map { index, times in
      Span("c\(index)", below: "r", 1000 + times.0, times.1.map { 1000 + $0 })
    }
    #expect(selfTimes([Span("r", 1000, 1100)] + children).first == example.expected)
  }

  @Test("Only children count, not what lies below them")
  func grandchildren() {
    let spans = [Span("r", 0, 100), Span("a", below: "r", 10, 20), Span("b", below: "a", 0, 100)]
    // b covers a whole; of r only a's ten are taken off.
    #expect(selfTimes(spans) == [90, 0, 100])
  }

  @Test("A span without an end has no self time, one that ends before its start has 0")
  func withoutDuration() {
    #expect(selfTimes([Span("r", 0, nil), Span("a", below: "r", 50, 20)]) == [nil, 0])
  }

  @Test("The stretches between the children come in order of time")
  func stretches() {
    let spans = [
      Span("r", 0, 100), Span("a", below: "r", 10, 40), Span("b", below: "r", 30, 60),
      Span("c", below: "r", 60, 70), Span("d", below: "r", 0, 0),
    ]
    let found = SelfTime.stretches(spans, SpanTree(spans))
    #expect(found[0] == [TimeInterval(start: 0, end: 10), TimeInterval(start: 70, end: 100)])
    #expect(found[4] == [])
  }

  @Test("Equals the count of nanoseconds that no child covers", arguments: 0..<100)
  func property(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spans = randomSpans(count: 12, using: &random)
    #expect(selfTimes(spans) == spans.map { counted($0, in: spans) })
  }

  private func selfTimes(_ spans: [Span]) -> [Int64?] {
    SelfTime.stretches(spans, SpanTree(spans)).map { $0?.totalLength }
  }

  /// Goes through the span nanosecond by nanosecond.
  private func counted(_ span: Span, in spans: [Span]) -> Int64? {
    guard let end = span.endNS else { return nil }
    let children = spans.filter { $0.parentID == span.id }
    let free = stride(from: span.startNS, to: end, by: 1).filter { moment in
      !children.contains { $0.startNS <= moment && moment < $0.endNS ?? end }
    }
    return Int64(free.count)
  }
}
