import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@Suite("Critical path")
struct CriticalPathTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let spans: [Span]
    let expected: [Int64]

    init(_ description: String, _ spans: [Span], _ expected: [Int64]) {
      testDescription = description
      self.spans = spans
      self.expected = expected
    }
  }

  static let closed = [
    Case("a root alone", [Span("r")], [100]),
    // 10 before a, 10 between them, 10 after b.
    Case(
      "in turn",
      [Span("r"), Span("a", below: "r", 10, 40), Span("b", below: "r", 50, 90)],
      [30, 30, 40]
    ),
    Case(
      "touching",
      [Span("r"), Span("a", below: "r", 10, 20), Span("b", below: "r", 20, 90)],
      [20, 10, 70]
    ),
    Case(
      "nested",
      [Span("r"), Span("a", below: "r", 20, 80), Span("b", below: "a", 30, 50)],
      [40, 40, 20]
    ),
    // b ended last and takes over; a straddles b's start and is left out.
    Case(
      "at once",
      [Span("r"), Span("a", below: "r", 10, 60), Span("b", below: "r", 20, 90)],
      [30, 0, 70]
    ),
    Case(
      "one inside the other",
      [Span("r"), Span("a", below: "r", 10, 90), Span("b", below: "r", 20, 50)],
      [20, 80, 0]
    ),
    Case(
      "past a straddling child to one that fits",
      [
        Span("r"), Span("c", below: "r", 10, 40), Span("a", below: "r", 0, 50),
        Span("b", below: "r", 40, 100),
      ],
      [10, 30, 0, 60]
    ),
    // Same end: the later start takes over, and the other one straddles it.
    Case(
      "tie of ends",
      [Span("r"), Span("a", below: "r", 10, 90), Span("b", below: "r", 50, 90)],
      [60, 0, 40]
    ),
    Case(
      "tie of both",
      [Span("r"), Span("b", below: "r", 10, 90), Span("a", below: "r", 10, 90)],
      [20, 0, 80]
    ),
    Case(
      "what lies below a child that is off",
      [
        Span("r"), Span("a", below: "r", 10, 60), Span("b", below: "r", 20, 90),
        Span("x", below: "a", 20, 30),
      ],
      [30, 0, 70, 0]
    ),
  ]

  static let clamped = [
    Case("beyond the end", [Span("r"), Span("a", below: "r", 50, 150)], [50, 50]),
    Case("before the start", [Span("r"), Span("a", below: "r", -20, 30)], [70, 30]),
    Case(
      "wholly outside",
      [Span("r"), Span("a", below: "r", 120, 150), Span("b", below: "r", -9, 0)],
      [100, 0, 0]
    ),
    // Both end at 100 once clamped; b starts later.
    Case(
      "tie made by clamping",
      [Span("r"), Span("a", below: "r", 50, 150), Span("b", below: "r", 60, 120)],
      [60, 0, 40]
    ),
    Case(
      "to the parent's clamped interval",
      [
        Span("r"), Span("a", below: "r", 80, 150), Span("b", below: "a", 0, 120),
      ],
      [80, 0, 20]
    ),
    Case(
      "no length",
      [Span("r"), Span("a", below: "r", 50, 50), Span("b", below: "r", 20, 70)],
      [50, 0, 50]
    ),
    Case("reversed", [Span("r"), Span("a", below: "r", 50, 20)], [100, 0]),
    Case("reversed root", [Span("r", 100, 0), Span("a", below: "r", 10, 20)], [0, 0]),
  ]

  static let rootsAndEnds = [
    Case(
      "orphans stay out",
      [Span("r"), Span("o", below: "x", 20, 60), Span("a", below: "o", 20, 60)],
      [100, 0, 0]
    ),
    Case("an orphan that starts first", [Span("o", below: "x", -9, 60), Span("r")], [0, 100]),
    Case(
      "a second root stays out",
      [Span("q", 1, 200), Span("r"), Span("a", below: "q", 1, 9)],
      [0, 100, 0]
    ),
    Case("no root", [Span("o", below: "x"), Span("a", below: "o", 10, 20)], [0, 0]),
    Case(
      "cycle beside a root",
      [Span("a", below: "b", 1), Span("b", below: "a", 2), Span("r")],
      [0, 0, 100]
    ),
    Case("no spans", [], []),
    // An open span runs to the latest end of any span, clamped to its parent.
    Case("open child", [Span("r"), Span("a", below: "r", 40, nil)], [40, 60]),
    Case(
      "open child ending by another branch",
      [
        Span("r", 0, 50), Span("a", below: "r", 10, nil), Span("b", below: "a", 20, 90),
      ],
      [10, 10, 30]
    ),
    Case("open root", [Span("r", 0, nil), Span("a", below: "r", 10, 70)], [10, 60]),
    Case(
      "open root beside a later orphan",
      [Span("r", 0, nil), Span("o", below: "x", 10, 90)],
      [90, 0]
    ),
    Case("open child after every end", [Span("r"), Span("a", below: "r", 120, nil)], [100, 0]),
    Case("nothing has ended", [Span("r", 0, nil), Span("a", below: "r", 10, nil)], [0, 0]),
  ]

  @Test("Who holds the trace up, by hand", arguments: closed + clamped + rootsAndEnds)
  func byHand(_ example: Case) {
    let later = example.spans.map { $0.moved(by: 1000) }
    #expect(ownTimes(later) == example.expected)
  }

  @Test("The stretches of a span come last first")
  func stretches() {
    let spans = [Span("r"), Span("a", below: "r", 10, 40), Span("b", below: "r", 40, 90)]
    let found = CriticalPath.stretches(Trace(spans), SpanTree(spans))
    #expect(
      found == [
        [TimeInterval(start: 90, end: 100), TimeInterval(start: 0, end: 10)],
        [TimeInterval(start: 10, end: 40)], [TimeInterval(start: 40, end: 90)],
      ]
    )
  }

  @Test("The parts add up to the root's duration", arguments: 0..<200)
  func sum(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var spans = randomSpans(count: 25, using: &random)
    spans[0] = Span("s0", 10, 90)
    #expect(ownTimes(spans).reduce(0, +) == 80)
  }

  @Test("Equals the recursive definition", arguments: 0..<300)
  func naive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spans = randomSpans(count: Int.random(in: 1...20, using: &random), using: &random)
    #expect(ownTimes(spans) == NaiveCriticalPath(spans).ownTimes())
  }

  private func ownTimes(_ spans: [Span]) -> [Int64] {
    CriticalPath.stretches(Trace(spans), SpanTree(spans)).map(\.totalLength)
  }
}

/// The rule as it is told: from the cursor, look for the child that ended last; recurse; repeat.
private struct NaiveCriticalPath {
  let spans: [Span]
  var own: [String: Int64] = [:]

  init(_ spans: [Span]) { self.spans = spans }

  func ownTimes() -> [Int64] {
    var copy = self
    copy.walk(spans[0], from: spans[0].startNS, to: end(of: spans[0]))
    return spans.map { copy.own[$0.id] ?? 0 }
  }

  private func end(of span: Span) -> Int64 {
    span.endNS ?? max(span.startNS, spans.compactMap(\.endNS).max() ?? span.startNS)
  }

  private mutating func walk(_ span: Span, from start: Int64, to end: Int64) {
    var cursor = end
    var own: Int64 = 0
    while let (child, low, high) = next(below: span, from: start, to: end, before: cursor) {
      own += cursor - high
      walk(child, from: low, to: high)
      cursor = low
    }
    self.own[span.id] = own + max(0, cursor - start)
  }

  private func next(
    below span: Span,
    from start: Int64,
    to end: Int64,
    before cursor: Int64
  ) -> (Span, Int64, Int64)? {
    spans.filter { $0.parentID == span.id }
      .map { ($0, max($0.startNS, start), min(self.end(of: $0), end)) }
      .filter { $0.1 < $0.2 && $0.2 <= cursor }
      .max { a, b in
        if a.2 != b.2 { return a.2 < b.2 }
        if a.1 != b.1 { return a.1 < b.1 }
        return a.0.id > b.0.id
      }
  }
}
