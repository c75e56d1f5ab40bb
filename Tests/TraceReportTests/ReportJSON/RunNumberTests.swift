import Testing

@testable import TraceReport

@Suite("Numbers of a run as JSON") struct RunNumberTests {
  private let report: ReportReader

  init() throws { report = try ReportReader(SmallRun.traces) }

  @Test("The head says which version of what was read")
  func head() throws {
    #expect(try report.text("schema_version") == #""2""#)
    #expect(try report.text("tool_version") == #""1.2.3""#)
    #expect(
      try report.text("sources")
        == #"[{"name":"store.db","format":"MLflow SQLite","schema_revision":"0a1b","traces":3}]"#
    )
  }

  @Test("Traces are counted by state, with the time they span")
  func traces() throws {
    #expect(
      try report.text("traces")
        == #"{"count":3,"first_start_ms":10,"last_start_ms":30,"#
        + #""states":{"ok":1,"error":1,"in_progress":1,"unset":0},"#
        + #""judges":0,"counts_judges":false}"#
    )
  }

  /// Bounds by the formula, in Python.
  @Test("The error rate is of finished traces, with its interval")
  func errorRate() throws {
    #expect(try report.text("error_rate.count") == "1")
    #expect(try report.text("error_rate.n") == "2")
    #expect(try report.text("error_rate.rate") == "0.5")
    #expect(try report.holds("error_rate.rate_low", 0.09453120573423074))
    #expect(try report.holds("error_rate.rate_high", 0.9054687942657693))
  }

  @Test("Durations have all their percentiles, however few they are")
  func durations() throws {
    let expected: [(String, Double)] = [
      ("n", 2), ("mean", 2000), ("sd", 1414.2135623730951), ("min", 1000), ("p50", 2000),
      ("p90", 2800), ("p95", 2900), ("p99", 2980), ("max", 3000),
    ]
    for (key, value) in expected {
      #expect(try report.holds("duration_ns.\(key)", value), "\(key)")
    }
  }

  /// 10^(24/8) = 1,000 begins a bin that ends at 10^(25/8); 3,000 lies between 10^(27/8) and 10^(28/8).
  @Test("The histogram has the bins that are not empty")
  func histogram() throws {
    #expect(
      try report.text("duration_histogram")
        == #"[{"upper_ns":1334,"traces":1,"failed":0},{"upper_ns":3162,"traces":1,"failed":1}]"#
    )
  }

  @Test("Tokens say how many traces report them, and one value has no deviation")
  func tokens() throws {
    #expect(try report.text("tokens.input_tokens.sum") == "150")
    #expect(try report.text("tokens.input_tokens.per_trace.n") == "2")
    #expect(try report.text("tokens.input_tokens.per_trace.mean") == "75.0")
    #expect(try report.text("tokens.cache_read_input_tokens.sum") == "40")
    #expect(try report.text("tokens.cache_read_input_tokens.per_trace.sd") == "null")
    #expect(try report.text("tokens.reasoning_tokens") == #"{"sum":null,"per_trace":null}"#)
  }

  @Test("Cost says how many traces state one")
  func cost() throws {
    #expect(try report.text("cost.cost_usd") == "0.25")
    #expect(try report.text("cost.traces") == "1")
    #expect(try report.text("cost.unpriced_traces") == "1")
    #expect(try report.text("cost.unpriced_calls") == "1")
    #expect(try report.text("cost.priced_calls") == "1")
    #expect(try report.text("cost.stated_usd") == "0.25")
    #expect(try report.text("cost.price_table_usd") == "null")
    #expect(try report.text("cost.prices") == "null")
    #expect(try report.text("cost.per_trace_usd.mean") == "0.25")
  }

  @Test("The cache is judged by the spans alone that report both numbers")
  func cache() throws {
    #expect(
      try report.text("cache_hits")
        == #"{"spans":1,"cache_read_input_tokens":40,"input_tokens":100,"ratio":0.4}"#
    )
  }

  /// Of `tr-a` the root has 0–100 and 700–1,000, of `tr-b` 2,000–3,000.
  @Test("Wall time is split by what spans do, the critical path by their kind")
  func times() throws {
    #expect(
      try report.text("wall_time")
        == #"{"traces":2,"total_ns":4000,"model_ns":1500,"tool_ns":1100,"retrieval_ns":0,"#
        + #""own_code_ns":1400,"uncovered_ns":1400}"#
    )
    #expect(
      try report.text("critical_path")
        == #"{"total_ns":4000,"kinds":{"count":3,"listed":["#
        + #"{"kind":"CHAT_MODEL","critical_path_ns":1500,"share":0.375},"#
        + #"{"kind":"CHAIN","critical_path_ns":1400,"share":0.35},"#
        + #"{"kind":"TOOL","critical_path_ns":1100,"share":0.275}]}}"#
    )
  }

  @Test("A trace's parts are counted over all traces")
  func parts() throws {
    #expect(try report.text("spans") == #"{"count":6,"failed":2}"#)
    #expect(try report.text("per_trace.spans.n") == "3")
    #expect(try report.text("per_trace.spans.mean") == "2.0")
    #expect(try report.text("per_trace.model_calls.max") == "1.0")
    #expect(try report.text("per_trace.depth.max") == "2.0")
    #expect(try report.text("per_trace.concurrency_max.n") == "2")
  }
}
