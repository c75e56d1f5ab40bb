import Testing
import TraceAnalysis
import TraceModel

@Suite("Token ledger")
struct TokenLedgerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let spans: [Span]
    /// Input and output tokens that count.
    let counted: [Int64?]?
    /// Ids of the spans that the numbers are put down to.
    let attributed: [String]
    let findings: [String]

    init(
      _ description: String,
      _ spans: [Span],
      counts counted: [Int64?]?,
      to attributed: [String],
      _ findings: [String] = []
    ) {
      testDescription = description
      self.spans = spans
      self.counted = counted
      self.attributed = attributed
      self.findings = findings
    }
  }

  static let cases = [
    Case("nothing reported", [Span("r")], counts: nil, to: []),
    Case(
      "one reporter",
      [Span("r"), reporter("a", below: "r", 10, 5)],
      counts: [10, 5],
      to: ["a"]
    ),
    Case(
      "inside another that says the same",
      [reporter("r", 10, 5), reporter("a", below: "r", 10, 5)],
      counts: [10, 5],
      to: ["a"]
    ),
    Case(
      "two that add up to the outer one",
      [reporter("r", 30, 9), reporter("a", below: "r", 10, 4), reporter("b", below: "r", 20, 5)],
      counts: [30, 9],
      to: ["a", "b"]
    ),
    Case(
      "one that does not add up",
      [reporter("r", 30, 9), reporter("a", below: "r", 10, 9)],
      counts: [30, 9],
      to: ["r"],
      ["attribution_unclear r"]
    ),
    Case(
      "more inside than outside",
      [reporter("r", 10, 5), reporter("a", below: "r", 10, 5), reporter("b", below: "r", 10, 5)],
      counts: [10, 5],
      to: ["r"],
      ["attribution_unclear r"]
    ),
    Case(
      "three levels: the deepest",
      [reporter("r", 30, 9), reporter("a", below: "r", 30, 9), reporter("b", below: "a", 30, 9)],
      counts: [30, 9],
      to: ["b"]
    ),
    Case(
      "deepest ones of different depths",
      [
        reporter("r", 30, 9), reporter("a", below: "r", 20, 5), reporter("b", below: "a", 20, 5),
        reporter("c", below: "r", 10, 4),
      ],
      counts: [30, 9],
      to: ["b", "c"]
    ),
    Case(
      "silent spans in between",
      [reporter("r", 10, 5), Span("x", below: "r"), reporter("a", below: "x", 10, 5)],
      counts: [10, 5],
      to: ["a"]
    ),
    Case(
      "side by side",
      [Span("r"), reporter("a", below: "r", 10, 5), reporter("b", below: "r", 1, 2)],
      counts: [11, 7],
      to: ["a", "b"]
    ),
    Case(
      "one subtree clear, one not",
      [
        Span("r"), reporter("a", below: "r", 10, 5), reporter("b", below: "a", 10, 5),
        reporter("c", below: "r", 8, 8), reporter("d", below: "c", 1, 1),
      ],
      counts: [18, 13],
      to: ["b", "c"],
      ["attribution_unclear c"]
    ),
    Case(
      "a key that only some have",
      [Span("r"), reporter("a", below: "r", 10, nil), reporter("b", below: "r", 5, 2)],
      counts: [15, 2],
      to: ["a", "b"]
    ),
    Case(
      "a key that only the outer one has",
      [reporter("r", 10, 5), reporter("a", below: "r", 10, nil)],
      counts: [10, 5],
      to: ["r"],
      ["attribution_unclear r"]
    ),
    Case(
      "orphans count as well",
      [reporter("r", 10, 5), reporter("o", below: "gone", 1, 1)],
      counts: [11, 6],
      to: ["o", "r"],
      ["orphan_span o"]
    ),
    Case(
      "beyond 64 bits",
      [Span("r"), reporter("a", below: "r", .max, 0), reporter("b", below: "r", 1, 0)],
      counts: [.max, 0],
      to: ["a", "b"]
    ),
  ]

  private static func reporter(
    _ id: String,
    below parent: String? = nil,
    _ input: Int64?,
    _ output: Int64?
  ) -> Span {
    Span(id, below: parent).states(TokenUsage(input, output))
  }

  @Test("What counts and whom it is put down to", arguments: cases)
  func ledger(_ example: Case) {
    let analysis = AnalysedTrace(Trace(example.spans))
    #expect(analysis.ledger.counted.map { [$0.input, $0.output] } == example.counted)
    let attributed = analysis.ledger.entries.filter(\.isAttributed)
    #expect(attributed.map { analysis.trace.spans[$0.span].id } == example.attributed)
    #expect(analysis.findings == example.findings)
  }

  @Test("A row says which outermost span counts in its place")
  func rows() {
    let ledger = AnalysedTrace(
      Span("r"),
      Self.reporter("a", below: "r", 10, 5),
      Span("x", below: "a"),
      Self.reporter("b", below: "x", 10, 5),
      Self.reporter("c", below: "b", 10, 5),
      Self.reporter("d", below: "r", 1, 1)
    ).ledger
    #expect(ledger.entries.map(\.span) == [1, 3, 4, 5])
    #expect(ledger.entries.map(\.includedIn) == [nil, 1, 1, nil])
    #expect(ledger.entries.map(\.usage.input) == [10, 10, 10, 1])
  }

  @Test("A total of the inner spans that is not the outer one's is unclear, cached tokens are not")
  func totals() {
    var outer = TokenUsage(10, 5, total: 15)
    outer.cacheRead = 4
    let spans = { (total: Int64) in
      [
        Span("r").states(outer),
        Span("a", below: "r").states(TokenUsage(10, 5, total: total)),
      ]
    }
    #expect(AnalysedTrace(Trace(spans(15))).findings == [])
    #expect(AnalysedTrace(Trace(spans(16))).findings == ["attribution_unclear r"])
  }

  @Test("All keys are summed")
  func allKeys() {
    var one = TokenUsage()
    var two = TokenUsage()
    for (position, key) in TokenKey.allCases.enumerated() {
      one[key] = Int64(position + 1)
      two[key] = Int64(10 * position)
    }
    let counted = AnalysedTrace(Span("a").states(one), Span("b").states(two)).ledger.counted
    #expect(TokenKey.allCases.map { counted?[$0] } == [1, 12, 23, 34, 45, 56, 67])
  }

  @Test("Many reporters side by side take linear time", .timeLimit(.minutes(1)))
  func manyReporters() {
    let spans = (0..<20_000).map { Self.reporter("s\($0)", below: "r", 1, 2) }
    let ledger = AnalysedTrace(Trace([Span("r")] + spans)).ledger
    #expect(ledger.counted == TokenUsage(20_000, 40_000))
  }
}
