import TraceAnalysis

/// One metric or assessment of a diff.
extension JSONLine {
  mutating func metric(_ change: MetricChange) {
    object { json in
      json.text("metric", change.metric.key)
      json.number("base", change.base)
      json.number("head", change.head)
      json.comparison(change.comparison, change.adjustedPValue, change.verdict)
      json.key("is_paired")
      json.bool(change.isPaired)
      json.number("cliffs_delta", change.cliffsDelta)
    }
  }

  mutating func assessment(_ change: AssessmentChange) {
    object { json in
      json.text("name", change.name)
      json.text("source_type", change.sourceType)
      json.text("scale", change.scale == .passes ? "passes" : "numbers")
      json.number("base", change.base)
      json.number("head", change.head)
      json.comparison(change.comparison, change.adjustedPValue, change.verdict)
      json.places("worse_cases", change.worse)
      json.places("better_cases", change.better)
      json.integer("needed_cases", change.neededCases.map { Int64($0) })
    }
  }

  /// Numbers of cases, from 1, as the cases are listed.
  mutating func places(_ key: StaticString, _ places: [Int]) {
    list(key, places) { $0.integer(Int64($1) + 1) }
  }

  private mutating func comparison(
    _ comparison: MetricComparison,
    _ adjustedPValue: Double?,
    _ verdict: Verdict
  ) {
    count("cases", comparison.cases)
    text("change", comparison.change == .ratio ? "ratio" : "difference")
    number("estimate", comparison.estimate)
    number("mean", comparison.mean)
    number("interval_low", comparison.interval?.low)
    number("interval_high", comparison.interval?.high)
    number("noise_low", comparison.noise.low)
    number("noise_high", comparison.noise.high)
    number("p_value", comparison.pValue)
    number("adjusted_p_value", adjustedPValue)
    text("verdict", verdict.key)
    count("least_cases", comparison.leastCases)
  }
}

extension Metric {
  /// As programs read it, with the unit.
  var key: String {
    switch self {
    case .duration: "duration_ns"
    case .timeToFirstToken: "time_to_first_token_ns"
    case .modelTime: "model_time_ns"
    case .retrievalTime: "retrieval_time_ns"
    case .toolTime: "tool_time_ns"
    case .inputTokens: "input_tokens"
    case .outputTokens: "output_tokens"
    case .cost: "cost_usd"
    case .failures: "failure_rate"
    }
  }
}

extension Verdict {
  fileprivate var key: String {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .noDifference: "no_difference"
    case .noDifferenceShown: "no_difference_shown"
    case .cannotTell: "cannot_tell"
    }
  }
}
