import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("The form of report.json") struct StrictReportTests {
  @Test("Without traces every key is there, and nothing is made up")
  func empty() throws {
    let (none, some) = (try ReportReader([]), try ReportReader(SmallRun.traces))
    #expect(none.root.memberNames == some.root.memberNames)
    #expect(try none.text("error_rate") == "null")
    #expect(try none.text("duration_ns") == "null")
    #expect(try none.text("duration_histogram") == "[]")
    #expect(try none.text("cost.cost_usd") == "null")
    #expect(try none.text("cache_hits.ratio") == "null")
    #expect(try none.text("traces.first_start_ms") == "null")
    #expect(try none.text("by.model") == #"{"count":0,"listed":[]}"#)
  }

  @Test("The keys are those of the schema, in its order")
  func schema() throws {
    try SchemaKeys("report.schema.json").expectKeys(of: ReportReader(SmallRun.traces).root)
  }

  @Test("A sum that no number holds is null, not Infinity")
  func infinite() throws {
    let span = Span("llm").with {
      $0.model = "m1"
      $0.statedCost = Cost(total: 1e308)
      $0.statedTokenUsage = TokenUsage()
      $0.statedTokenUsage?.input = .max
    }
    let report = try ReportReader([Trace([span]), Trace([span])])
    #expect(try report.text("cost.cost_usd") == "null")
    #expect(try report.text("cost.per_trace_usd") == "null")
    #expect(try report.text("tokens.input_tokens.sum") == "\(Int64.max)")
  }

  @Test("Texts of a trace stay what they are", arguments: HostileTrace.attacks)
  func hostile(attack: String) throws {
    let report = try ReportReader([HostileTrace { "\(attack)\($0)" }.trace])
    let name = report.root["by"]?["trace_name"]?["listed"]?.elements.first { _ in true }
    #expect(name?["key"]?.string?.utf8.starts(with: attack.utf8) == true)
  }

  @Test(
    "Impossible times have a report",
    arguments: [(Int64.min, Int64.max), (.max, .min), (0, .max)]
  )
  func extremes(start: Int64, end: Int64) throws {
    let trace = Trace([Span("a", start, end), Span("b", below: "a", end, start, kind: .tool)]) {
      $0.requestTimeMS = start
    }
    let report = try ReportReader([trace, trace])
    #expect(try report.text("traces.count") == "2")
    #expect(try report.text("duration_ns.n") == "2")
  }
}
