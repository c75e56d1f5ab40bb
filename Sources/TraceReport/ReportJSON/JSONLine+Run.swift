import TraceAnalysis
import TraceModel

/// The numbers of all traces together.
extension JSONLine {
  mutating func run(_ report: Report) {
    let (numbers, summaries) = (report.statistics.numbers, report.counted.lazy.map(\.summary))
    object("traces") { json in
      json.count("count", numbers.traces)
      json.integer("first_start_ms", report.counted.map(\.requestTimeMS).min())
      json.integer("last_start_ms", report.counted.map(\.requestTimeMS).max())
      json.states(numbers)
      json.count("judges", report.judges)
      json.key("counts_judges")
      json.bool(report.countsJudges)
    }
    proportion("error_rate", numbers.errorRate)
    distribution("duration_ns", Distribution(numbers.durationsNS))
    histogram(report)
    distribution("time_to_first_token_ns", Distribution(numbers.firstTokensNS))
    let rates = summaries.flatMap { $0.spans.compactMap { $0.call?.tokensPerSecond } }
    distribution("tokens_per_second", Distribution(Array(rates)))
    tokensOfTraces(report)
    costOfTraces(report)
    cacheHits(summaries.flatMap(\.spans))
    spans(report.statistics)
    perTrace(report.counted.map(\.summary))
    wallTime(report)
    criticalPath(report.statistics.kinds)
  }

  private mutating func histogram(_ report: Report) {
    let durations = report.counted.compactMap { row in
      row.summary.durationNS.map { ($0, row.state == .error) }
    }
    let histogram = Histogram(durations)
    let bins = (histogram?.bins ?? []).enumerated().filter { $0.element.finished > 0 }
    list("duration_histogram", bins) { json, bin in
      json.object { json in
        json.integer("upper_ns", Histogram.upperEdgeNS((histogram?.first ?? 0) + bin.offset))
        json.count("traces", bin.element.finished)
        json.count("failed", bin.element.failed)
      }
    }
  }

  private mutating func tokensOfTraces(_ report: Report) {
    let usages = report.counted.compactMap(\.summary.usage)
    object("tokens") { json in
      for key in TokenKey.allCases {
        json.key(key.rawValue)
        json.object { json in
          json.integer("sum", report.statistics.numbers.usage?[key])
          json.distribution("per_trace", Distribution(usages.compactMap { $0[key] }))
        }
      }
    }
  }

  private mutating func costOfTraces(_ report: Report) {
    let numbers = report.statistics.numbers
    object("cost") { json in
      json.cost(numbers.cost)
      json.count("traces", numbers.priced)
      json.count("unpriced_traces", numbers.unpriced)
      json.count("priced_calls", report.statistics.kinds.reduce(0) { $0 + $1.priced })
      json.distribution(
        "per_trace_usd",
        Distribution(report.rows.compactMap(\.summary.cost.totalUSD))
      )
      json.prices(report.prices)
    }
  }

  private mutating func prices(_ prices: PriceTable?) {
    key("prices")
    guard let prices else { return null() }
    object { json in
      json.text("date", prices.date)
      json.text("source", prices.source)
    }
  }

  private mutating func cacheHits(_ spans: some Sequence<SpanFact>) {
    let cache = CacheHits(spans)
    object("cache_hits") { json in
      json.count("spans", cache.spans)
      json.integer("cache_read_input_tokens", cache.spans > 0 ? cache.read : nil)
      json.integer("input_tokens", cache.spans > 0 ? cache.input : nil)
      json.number("ratio", cache.ratio)
    }
  }

  private mutating func spans(_ statistics: RunStatistics) {
    object("spans") { json in
      json.count("count", statistics.kinds.reduce(0) { $0 + $1.spans })
      json.count("failed", statistics.kinds.reduce(0) { $0 + $1.failed })
    }
  }

  private mutating func perTrace(_ summaries: [TraceSummary]) {
    let counts: [(StaticString, (TraceSummary) -> Int)] = [
      ("spans", \.spans.count), ("model_calls", \.shape.modelCalls),
      ("tool_calls", \.shape.toolCalls), ("retries", \.shape.retries), ("depth", \.shape.depth),
    ]
    let concurrency = summaries.compactMap(\.shape.concurrency)
    object("per_trace") { json in
      for (key, count) in counts {
        json.distribution(key, Distribution(summaries.map { Int64(count($0)) }))
      }
      json.distribution("concurrency_max", Distribution(concurrency.map { Int64($0.most) }))
      json.distribution("concurrency_mean", Distribution(concurrency.map(\.mean)))
    }
  }
}

/// Input tokens that came out of a cache, of the spans that tell both.
private struct CacheHits {
  private(set) var spans = 0
  private(set) var read: Int64 = 0
  private(set) var input: Int64 = 0

  init(_ all: some Sequence<SpanFact>) {
    for span in all {
      guard let more = span.call?.usage?.cacheRead, let tokens = span.call?.usage?.input else {
        continue
      }
      spans += 1
      read = read.addingClamped(more)
      input = input.addingClamped(tokens)
    }
  }

  /// Nil without input tokens.
  var ratio: Double? { input > 0 ? Double(read) / Double(input) : nil }
}
