import Testing
import TraceAnalysis
import TraceModel

/// Sums that tracing tools get wrong, with the right answers.
@Suite("Tokens and cost are counted once")
struct TokenArithmeticTests {
  private let prices: PriceTable

  init() throws { prices = try PriceTable(json: Fixture.bytes("Resources/prices.json")) }

  private func cost(_ span: Span) -> Cost? {
    AnalysedTrace(Trace([span]), prices: PriceFinder(prices)).cost.total
  }

  private func call(_ model: String, _ usage: TokenUsage) -> Span {
    var span = Span.chatModel().states(usage)
    span.model = model
    return span
  }

  /// MLflow issue 19649: every chunk repeats the input and counts the output up.
  @Test("Usage on each chunk of a stream is cumulative: the last one counts, and is paid for")
  func chunks() {
    var span = Span.chatModel().chunks(
      chatUsage(#"{"prompt_tokens":1000,"completion_tokens":1,"total_tokens":1001}"#),
      chatUsage(#"{"prompt_tokens":1000,"completion_tokens":2,"total_tokens":1002}"#),
      chatUsage(#"{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500}"#)
    )
    span.model = "gpt-4o-mini"
    #expect(AnalysedTrace(span).ledger.counted == TokenUsage(1000, 500, total: 1500))
    // $0.15 and $0.60 a million.
    #expect(isClose(cost(span)?.total, 0.00015 + 0.0003))
  }

  /// MLflow issue 17852: 8,446 tokens are shown as 16,892, as the calls are not the agent's children.
  @Test("A sum on an agent and its parts on grandchildren are the same tokens")
  func grandchildren() {
    let analysed = AnalysedTrace(
      Span("invoke_agent").states(TokenUsage(8000, 446, total: 8446)),
      Span("cycle_1", below: "invoke_agent"),
      Span("cycle_2", below: "invoke_agent"),
      Span.chatModel("chat_1", below: "cycle_1").states(TokenUsage(3000, 200, total: 3200)),
      Span.chatModel("chat_2", below: "cycle_2").states(TokenUsage(5000, 246, total: 5246))
    )
    #expect(analysed.ledger.counted?.total == 8446)
    #expect(analysed.ledger.entries.filter(\.isAttributed).map(\.span) == [3, 4])
  }

  /// MLflow issue 24307: the store states what a flat sum over all spans gives.
  @Test("A total that the store summed over parents and children is not believed")
  func flatSum() {
    var trace = Trace([
      Span("agent", kind: .agent).states(TokenUsage(30, 12, total: 42)),
      Span.chatModel("a", below: "agent").states(TokenUsage(10, 4, total: 14)),
      Span.chatModel("b", below: "agent").states(TokenUsage(20, 8, total: 28)),
    ])
    trace.statedTokenUsage = TokenUsage(60, 24, total: 84)
    let analysed = AnalysedTrace(trace)
    #expect(analysed.ledger.counted == TokenUsage(30, 12, total: 42))
    #expect(analysed.diagnostics.map(\.code) == [.tokensDiffer])
  }

  /// MLflow issues 24759 and 24869: 10,500 tokens of input, of them 10,000 read from the cache and 300
  /// written to it, cost 0.001575 and not 0.0105.
  @Test("Cached tokens are a part of the input and cost what cached tokens cost")
  func cached() {
    var usage = TokenUsage(10_500, 0, total: 10_500)
    let blind = cost(call("claude-haiku-4-5", usage))
    usage.cacheRead = 10_000
    usage.cacheCreation = 300
    #expect(isClose(cost(call("claude-haiku-4-5", usage))?.input, 0.001575))
    #expect(isClose(blind?.input, 0.0105))
  }

  @Test("An input without the cached tokens costs the same as one that holds them")
  func conventions() {
    var whole = TokenUsage(10_500, 100, total: 10_600)
    whole.cacheRead = 10_000
    whole.cacheCreation = 300
    var fresh = whole
    fresh.input = 200
    var beside = fresh
    beside.total = 300
    let expected = 0.001575 + 0.0005
    for usage in [whole, fresh, beside] {
      #expect(isClose(cost(call("claude-haiku-4-5", usage))?.total, expected))
    }
  }

  @Test("Reasoning is a part of the output and is not paid for twice")
  func reasoning() {
    let plain = cost(call("o4-mini", TokenUsage(1000, 500)))
    #expect(cost(call("o4-mini", TokenUsage(1000, 500, reasoning: 400))) == plain)
    // $1.10 and $4.40 a million.
    #expect(isClose(plain?.total, 0.0011 + 0.0022))
  }
}
