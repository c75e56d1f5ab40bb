import TraceAnalysis
import TraceModel

/// What calls of each model took and used, the costliest first, then by calls.
struct ModelsPage {
  private let models: [SpanGroup<ExactText>]
  private let links: PageLinks
  private let notes: [[ReportInline]]

  init(_ statistics: RunStatistics, _ prices: PriceTable?, _ links: PageLinks) {
    let costs = ModelTable(statistics, prices)
    (models, notes) = (costs.models, costs.notes)
    self.links = links
  }

  var blocks: [ReportBlock] {
    [.heading(2, "Calls and times")]
      + PageTable.blocks(Self.times, of: models, length: { Double($0.spans) }, cells: times)
      + [.note(Self.rules), .heading(2, "Tokens and cost")]
      + PageTable.blocks(Self.tokens, of: models, length: { $0.cost.totalUSD ?? 0 }, cells: tokens)
      + [.note(Self.counting)] + notes.map { .paragraph($0) }
  }

  private static let none = "No span names a model."

  private static let rules = """
    Percentiles are of type 7 over finished calls; p95 needs 20 of them, p99 100. Times to the first \
    token and tokens per second are of streamed calls, the latter from the first to the last chunk \
    with content.
    """

  private static let counting = """
    Tokens are those that the ledger of each trace puts down to the call. Cached tokens are a part of \
    the input, reasoning tokens one of the output. The cost is the one that \
    spans state, else that of the tokens by the price table.
    """

  private static let times = PageTable.Head(
    titles: [
      "Model", "Calls#", "Traces#", "Failed#", "p50#", "p95#", "p99#", "Max#",
      "First token p50#", "First token p95#", "Tokens/s p50#",
    ],
    bars: "Share of the most calls",
    reason: none
  )

  private func times(_ model: SpanGroup<ExactText>) -> [[ReportInline]] {
    let (durations, tokens) = (model.durationsNS.sorted(), model.firstTokensNS.sorted())
    let cells: [ReportInline] = [
      name(model), .count(model.spans), .count(model.traces), .failed(model.failed),
      .quantile(0.5, of: durations), .quantile(0.95, of: durations),
      .quantile(0.99, of: durations), .duration(longestOf: durations),
      .quantile(0.5, of: tokens), .quantile(0.95, of: tokens),
      .number(Distribution(model.tokensPerSecond).flatMap { RateText.text($0.p50) }),
    ]
    return cells.map { [$0] }
  }

  private static let tokens = PageTable.Head(
    titles: [
      "Model", "Calls#", "Reporting tokens#", "Input#", "Output#", "Cached#", "Cache hit#",
      "Reasoning#", "Cost#", "Cost by",
    ],
    bars: "Share of the highest cost",
    reason: none
  )

  private func tokens(_ model: SpanGroup<ExactText>) -> [[ReportInline]] {
    let usage = model.usage
    let cells: [ReportInline] = [
      name(model), .count(model.spans), .count(model.reporting), .count(usage?.input),
      .count(usage?.output), .count(usage?.cacheRead), .percent(usage?.cacheHit),
      .count(usage?.reasoning), .cost(model.cost),
      .number(CostWords(model.cost, pricesDate: nil).all),
    ]
    return cells.map { [$0] }
  }

  private func name(_ model: SpanGroup<ExactText>) -> ReportInline {
    links.list(model.key.string, .model)
  }
}

extension TokenUsage {
  /// Which share of the input was read from a cache, 0…1; nil where either is unknown, and where the
  /// cached tokens are no part of the input.
  var cacheHit: Double? {
    guard let input, let cacheRead, input > 0, (0...input).contains(cacheRead) else { return nil }
    return Double(cacheRead) / Double(input)
  }
}
