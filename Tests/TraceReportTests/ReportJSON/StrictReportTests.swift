import JSONBytes
import SiteAssets
import Testing
import TraceModel

@testable import TraceReport

@Suite("The form of report.json") struct StrictReportTests {
  @Test("Without traces every key is there, and nothing is made up")
  func empty() throws {
    let (none, some) = (try ReportReader([]), try ReportReader(SmallRun.traces))
    #expect(keys(none.root) == keys(some.root))
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
    let text = try #require(SiteAssets().text("Resources/report.schema.json"))
    let schema = try JSONDocument(text).root
    let report = try ReportReader(SmallRun.traces).root
    let definitions = try #require(schema["$defs"])
    try expectKeys(of: report, schema, definitions, "")
  }

  private func expectKeys(
    of value: JSONValue,
    _ schema: JSONValue,
    _ definitions: JSONValue,
    _ place: String
  ) throws {
    var schema = schema
    if let variants = schema["anyOf"] {
      schema = try #require(variants.elements.first { $0["$ref"] != nil })
    }
    if let name = schema["$ref"]?.string?.split(separator: "/").last {
      schema = try #require(definitions[named: String(name)])
    }
    if value.kind == .object {
      let properties = try #require(schema["properties"], "\(place)")
      #expect(keys(value) == keys(properties), "\(place)")
      for (key, member) in value.members {
        let name = key.string ?? ""
        try expectKeys(
          of: member,
          try #require(properties[named: name], "\(place).\(name)"),
          definitions,
          "\(place).\(name)"
        )
      }
    }
    for element in value.elements {
      try expectKeys(of: element, try #require(schema["items"]), definitions, place + "[]")
    }
  }

  private func keys(_ value: JSONValue) -> [String] { value.members.map { $0.key.string ?? "" } }

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
