import Testing
import TraceModel

@testable import TraceReport

@Suite("Groups of a run as JSON") struct GroupTests {
  @Test("A tool has its runs, failures, success rate and durations")
  func tool() throws {
    let report = try ReportReader(SmallRun.traces)
    #expect(try report.text("by.tool.count") == "1")
    let tool = "by.tool.listed.0"
    #expect(try report.text("\(tool).key") == #""find""#)
    #expect(try report.text("\(tool).spans") == "2")
    #expect(try report.text("\(tool).traces") == "2")
    #expect(try report.text("\(tool).failed") == "1")
    #expect(try report.text("\(tool).success_rate.rate") == "0.5")
    #expect(try report.holds("\(tool).success_rate.rate_low", 0.09453120573423074))
    #expect(try report.text("\(tool).failed_traces") == #"{"count":1,"listed":["tr-b"]}"#)
    #expect(try report.text("\(tool).duration_ns.p50") == "550.0")
    #expect(try report.text("\(tool).self_time_ns") == "1100")
    #expect(try report.text("\(tool).cost_usd") == "null")
  }

  @Test("A model has its tokens and cost")
  func model() throws {
    let report = try ReportReader(SmallRun.traces)
    let model = "by.model.listed.0"
    #expect(try report.text("\(model).key") == #""m1""#)
    #expect(try report.text("\(model).reporting_spans") == "2")
    #expect(
      try report.text("\(model).tokens")
        == #"{"input_tokens":150,"output_tokens":30,"total_tokens":180,"#
        + #""cache_read_input_tokens":40,"cache_creation_input_tokens":null,"#
        + #""cache_creation_input_tokens_above_1hr":null,"reasoning_tokens":null}"#
    )
    #expect(try report.text("\(model).cost_usd") == "0.25")
  }

  @Test(
    "Traces are grouped by each of their labels",
    arguments: [
      ("trace_name", [("answer", 2)]), ("user", [("ana", 1)]), ("session", [("s1", 1)]),
      ("experiment", [("demo", 3)]), ("run", [("r2", 2), ("r1", 1)]),
    ]
  )
  func labels(name: String, groups: [(key: String, traces: Int)]) throws {
    let report = try ReportReader(SmallRun.traces)
    #expect(try report.text("by.\(name).count") == "\(groups.count)")
    for (place, group) in groups.enumerated() {
      #expect(try report.text("by.\(name).listed.\(place).key") == "\"\(group.key)\"")
      #expect(try report.text("by.\(name).listed.\(place).traces") == "\(group.traces)")
    }
  }

  @Test("A group of traces has its own error rate, tokens and cost")
  func trace() throws {
    let report = try ReportReader(SmallRun.traces)
    let group = "by.trace_name.listed.0"
    #expect(try report.text("\(group).error_rate.n") == "2")
    #expect(try report.text("\(group).duration_ns.mean") == "2000.0")
    #expect(try report.text("\(group).tokens.total_tokens") == "180")
    #expect(try report.text("\(group).cost_usd") == "0.25")
    #expect(try report.text("\(group).priced_traces") == "1")
  }

  @Test("MLflow's own tags make no groups, and an equal sign is part of a key or a value")
  func tags() throws {
    let pairs = [("a", "b=c"), ("a=b", "c"), ("mlflow.source", "x")]
    let traces = pairs.map { key, value in
      Trace([]) { $0.tags = [TextPair(key: key, value: value)] }
    }
    let report = try ReportReader(traces)
    #expect(try report.text("by.tag.count") == "2")
    let found = try (0..<2).map { place in
      try [report.text("by.tag.listed.\(place).key"), report.text("by.tag.listed.\(place).value")]
    }
    #expect(Set(found) == [["\"a\"", "\"b=c\""], ["\"a=b\"", "\"c\""]])
  }

  @Test("Of very many groups the largest are written, and their number")
  func cap() throws {
    let users = ["often"] + (0..<1000).map { "u\($0)" } + ["often"]
    let report = try ReportReader(users.map { user in Trace([]) { $0.user = user } })
    #expect(try report.text("by.user.count") == "1001")
    #expect(try report.count("by.user.listed") == 1000)
    #expect(try report.text("by.user.listed.0.key") == #""often""#)
    #expect(try report.text("by.user.listed.0.traces") == "2")
  }

  @Test("A tool that was offered and called nowhere is named")
  func uncalled() throws {
    let offer = #"{"tools":[{"type":"function","function":{"name":"fly"}}]}"#
    let span = Span("llm", kind: .chatModel).inputs(offer)
    let report = try ReportReader([Trace([span]), Trace([span])])
    #expect(
      try report.text("uncalled_tools") == #"{"count":1,"listed":[{"name":"fly","traces":2}]}"#
    )
  }

  @Test("A tool that one trace called was not offered in vain to another, though no span ran it")
  func calledElsewhere() throws {
    let offer = #"{"tools":[{"type":"function","function":{"name":"hand_over"}}]}"#
    let call =
      #"{"choices":[{"message":{"tool_calls":[{"function":{"name":"hand_over","arguments":"{}"}}]}}]}"#
    let silent = Span("llm", kind: .chatModel).inputs(offer)
    let report = try ReportReader([Trace([silent]), Trace([silent.outputs(call)])])
    #expect(try report.text("uncalled_tools") == #"{"count":0,"listed":[]}"#)
  }
}
