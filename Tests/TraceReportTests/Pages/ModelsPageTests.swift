import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Page of models") struct ModelsPageTests {
  private func call(
    _ model: String,
    ms: Int64,
    failed: Bool = false,
    cost: CallCost? = nil,
    first: Int64? = nil,
    rate: Double? = nil,
    usage: (inout TokenUsage) -> Void = { _ in }
  ) -> SpanFact {
    var tokens = TokenUsage()
    usage(&tokens)
    let fact = CallFact(
      model: model,
      reportsTokens: tokens != TokenUsage(),
      usage: tokens == TokenUsage() ? nil : tokens,
      cost: cost,
      firstTokenNS: first.map { $0 * 1_000_000 },
      tokensPerSecond: rate
    )
    return SpanFact("call", .chatModel, ms: ms, failed: failed, call: fact)
  }

  private func cells(_ summaries: [TraceSummary]) -> [[String]] {
    ModelsPage(RunStatistics(summaries), nil, PageLinks()).blocks.cells
  }

  @Test("Calls, traces, failures, percentiles and streams of a model")
  func times() {
    let rows = cells([
      TraceSummary(call("m", ms: 10, first: 4, rate: 80), call("m", ms: 20, failed: true)),
      TraceSummary(call("m", ms: 40, first: 6, rate: 40)),
    ])
    #expect(
      rows[0] == [
        "m", "3", "2", "✕ 1", "20.0 ms", "n<20", "n<100", "40.0 ms", "5.00 ms", "n<20", "60.0",
      ]
    )
  }

  @Test("Cached tokens are a share of the input; what is not reported is unknown, never 0")
  func tokens() {
    let rows = cells([
      TraceSummary(
        call("a", ms: 1, cost: .stated(0.5)) {
          ($0.input, $0.output, $0.cacheRead, $0.reasoning) = (1000, 20, 250, 7)
        },
        call("a", ms: 1),
        call("b", ms: 1, cost: .unpriced) { $0.input = 5 }
      )
    ])
    #expect(
      rows[2] == ["a", "2", "1", "1 000", "20", "250", "25.0 %", "7", "$0.500", "stated by spans"]
    )
    #expect(rows[3] == ["b", "1", "1", "5", "–", "–", "–", "–", "unpriced", "1 call unpriced"])
  }

  @Test(
    "No cache hit without both numbers, or where one is no part of the other",
    arguments: [
      (nil, 1, nil), (10, nil, nil), (0, 0, nil), (10, 11, nil), (10, -1, nil), (10, 0, 0.0),
      (10, 10, 1.0), (Int64.max, Int64.max, 1.0),
    ] as [(Int64?, Int64?, Double?)]
  )
  func cacheHit(input: Int64?, cacheRead: Int64?, expected: Double?) {
    var usage = TokenUsage()
    (usage.input, usage.cacheRead) = (input, cacheRead)
    #expect(usage.cacheHit == expected)
  }

  @Test("The costliest first, then by calls; each leads to its traces, but for names too long")
  func order() {
    let long = String(repeating: "é", count: 101)
    let blocks = ModelsPage(
      RunStatistics([
        TraceSummary(
          call("few", ms: 1),
          call("many", ms: 1),
          call("many", ms: 1),
          call("dear & co", ms: 1, cost: .stated(1)),
          call(long, ms: 1)
        )
      ]),
      nil,
      PageLinks()
    ).blocks
    #expect(blocks.cells.prefix(4).map(\.first) == ["dear & co", "many", "few", long])
    #expect(
      blocks.links.prefix(3) == [
        "index.html#model=dear%20%26%20co", "index.html#model=many", "index.html#model=few",
      ]
    )
    #expect(blocks.links.count == 6)
  }

  @Test("Markdown has no list to lead to")
  func markdown() {
    let links = PageLinks(in: .markdown)
    #expect(
      ModelsPage(RunStatistics([TraceSummary(call("m", ms: 1))]), nil, links).blocks.links.isEmpty
    )
  }
}
