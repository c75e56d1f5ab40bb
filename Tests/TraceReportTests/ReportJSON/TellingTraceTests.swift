import Testing
import TraceModel

@testable import TraceReport

@Suite("Errors and telling traces as JSON") struct TellingTraceTests {
  @Test("Failed traces are grouped by class and pattern, with their ids")
  func errors() throws {
    let report = try ReportReader(SmallRun.traces)
    #expect(try report.text("errors.classes") == #"[{"error_class":"timeout","traces":1}]"#)
    #expect(
      try report.text("errors.groups")
        == #"{"count":1,"listed":[{"error_class":"timeout","exception_type":"TimeoutError","#
        + #""message_pattern":"no answer after <n> seconds","#
        + #""example_message":"no answer after 30 seconds","#
        + #""traces":{"count":1,"listed":["tr-b"]}}]}"#
    )
  }

  @Test("The slowest, the costliest and the failing traces, each with its number")
  func telling() throws {
    let report = try ReportReader(SmallRun.traces)
    #expect(
      try report.text("slowest_traces")
        == #"{"count":2,"listed":["#
        + #"{"trace_id":"tr-b","trace_name":"answer","start_ms":20,"duration_ns":3000},"#
        + #"{"trace_id":"tr-a","trace_name":"answer","start_ms":10,"duration_ns":1000}]}"#
    )
    #expect(
      try report.text("costliest_traces")
        == #"{"count":1,"listed":["#
        + #"{"trace_id":"tr-a","trace_name":"answer","start_ms":10,"cost_usd":0.25}]}"#
    )
    #expect(
      try report.text("failing_traces")
        == #"{"count":1,"listed":["#
        + #"{"trace_id":"tr-b","trace_name":"answer","start_ms":20,"error_class":"timeout"}]}"#
    )
  }

  @Test("Twenty of them at most, the newest failures first, and ids of a thousand to a group")
  func caps() throws {
    let traces = (0..<1001).map { number in
      Trace([]) {
        $0.id = "t\(number)"
        $0.state = .error
        $0.requestTimeMS = Int64(number)
      }
    }
    let report = try ReportReader(traces)
    #expect(try report.text("failing_traces.count") == "1001")
    #expect(try report.count("failing_traces.listed") == 20)
    #expect(try report.text("failing_traces.listed.0.trace_id") == #""t1000""#)
    #expect(try report.text("errors.groups.listed.0.traces.count") == "1001")
    #expect(try report.text("errors.groups.listed.0.traces.listed.0") == #""t0""#)
    #expect(try report.count("errors.groups.listed.0.traces.listed") == 1000)
  }

  @Test("A message is cut, and says so")
  func longMessage() throws {
    let message = String(repeating: "x", count: 401)
    let span = Span("a").failed().with { $0.statusMessage = message }
    let report = try ReportReader([Trace([span]) { $0.state = .error }])
    #expect(
      try report.text("errors.groups.listed.0.example_message") == "\"\(message.dropLast())…\""
    )
  }

  @Test("Diagnostics are counted by code, with the traces they are in")
  func diagnostics() throws {
    let orphans = [Span("a"), Span("b", below: "no"), Span("c", below: "nor")]
    let report = try ReportReader([Trace(orphans), Trace([Span("a")]), Trace(orphans)])
    #expect(try report.text("diagnostics") == #"[{"code":"orphan_span","count":4,"traces":2}]"#)
  }
}
