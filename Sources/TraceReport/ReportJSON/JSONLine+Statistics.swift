import TraceAnalysis
import TraceModel

/// The shapes that numbers of a run have wherever they stand.
extension JSONLine {
  /// Null without values; whether a percentile is sound is for the reader to judge by `n`.
  mutating func distribution(_ key: StaticString, _ values: Distribution?) {
    guard let values else {
      self.key(key)
      return null()
    }
    object(key) { json in
      json.count("n", values.n)
      json.number("mean", values.mean)
      json.number("sd", values.standardDeviation)
      json.number("min", values.minimum)
      json.number("p50", values.p50)
      json.number("p90", values.p90)
      json.number("p95", values.p95)
      json.number("p99", values.p99)
      json.number("max", values.maximum)
    }
  }

  /// Null without a sample.
  mutating func proportion(_ key: StaticString, _ proportion: Proportion?) {
    guard let proportion else {
      self.key(key)
      return null()
    }
    object(key) { json in
      json.count("count", proportion.hits)
      json.count("n", proportion.total)
      json.number("rate", proportion.rate)
      json.number("rate_low", proportion.low)
      json.number("rate_high", proportion.high)
    }
  }

  /// Numbers of traces; every state is there.
  mutating func states(_ numbers: TraceNumbers) {
    let states: [(StaticString, TraceState)] = [
      ("ok", .ok), ("error", .error), ("in_progress", .inProgress), ("unset", .unspecified),
    ]
    object("states") { json in
      for (key, state) in states { json.count(key, numbers.states[state] ?? 0) }
    }
  }

  /// Sums of dollars, apart by who says so, and what they leave out.
  mutating func cost(_ cost: CostSum) {
    number("cost_usd", cost.totalUSD)
    number("stated_usd", cost.statedUSD)
    number("price_table_usd", cost.priceTableUSD)
    count("unpriced_calls", cost.unpricedCalls)
  }

  /// Sums of tokens; every key is there, null where nothing reported it.
  mutating func tokens(_ usage: TokenUsage?) {
    object("tokens") { json in
      for key in TokenKey.allCases {
        json.key(key.rawValue)
        json.integer(usage?[key])
      }
    }
  }
}
