import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Export of spans") struct SpanExportTests {
  /// A span of which nothing but identity and time is known.
  private func plain(_ id: String, parent: String, critical: Int, selfTime: Int = 100) -> String {
    #"{"span_id":"\#(id)","parent_id":\#(parent),"name":"\#(id)","type":"CHAIN","status":"OK","#
      + #""status_message":null,"start_time_unix_nano":0,"end_time_unix_nano":100,"#
      + #""duration_ns":100,"self_time_ns":\#(selfTime),"critical_path_ns":\#(critical),"#
      + #""model":null,"provider":null,"token_usage":null,"cost":null,"inputs":null,"#
      + #""outputs":null,"attributes":{},"events":[],"links":[],"exception":null,"#
      + #""tool_calls":[],"stream":null}"#
  }

  @Test("Every fixed key is there, in order, where little is known")
  func least() {
    #expect(
      exported(Trace([Span("root")])) == line(spans: plain("root", parent: "null", critical: 100))
    )
  }

  @Test("Spans are listed depth first, siblings by start and then id")
  func order() {
    let spans = [Span("b", below: "root"), Span("a", below: "root"), Span("root")]
    let root = plain("root", parent: "null", critical: 0, selfTime: 0)
    let a = plain("a", parent: #""root""#, critical: 100)
    let b = plain("b", parent: #""root""#, critical: 0)
    #expect(exported(Trace(spans)) == line(spans: [root, a, b].joined(separator: ",")))
  }

  @Test("A span with everything")
  func full() {
    let span = Span("s", below: nil, 10, 30, kind: .own("my kind"))
      .failed().inputs(#"{"b": 1.50, "a": [null, "é"]}"#).outputs("plain text")
      .event("exception", at: 25, #"{"exception.type": "E", "exception.message": "m"}"#)
      .event("note", at: 26)
      .with {
        $0.statusMessage = "bad"
        $0.model = "m1"
        $0.provider = "p1"
        $0.statedCost = Cost(input: 0.5, output: 0.25, total: 0.75)
        $0.statedTokenUsage = TokenUsage()
        $0.statedTokenUsage?.input = 1
        $0.statedTokenUsage?.output = 2
        $0.statedTokenUsage?.total = 3
        $0.attributes = [
          Attribute(key: "z", value: recorded("1e400")), Attribute(key: "a", value: recorded("x{")),
        ]
        $0.links = [
          SpanLink(traceID: "t", spanID: "u", attributes: recorded(#"{"k": true}"#).json),
          SpanLink(traceID: "t2", spanID: "", attributes: nil),
        ]
      }
    let expected =
      #"{"span_id":"s","parent_id":null,"name":"s","type":"my kind","status":"ERROR","#
      + #""status_message":"bad","start_time_unix_nano":10,"end_time_unix_nano":30,"#
      + #""duration_ns":20,"self_time_ns":20,"critical_path_ns":20,"model":"m1","provider":"p1","#
      + #""token_usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3},"#
      + #""cost":{"input_cost":0.5,"output_cost":0.25,"total_cost":0.75},"#
      + #""inputs":{"b":1.50,"a":[null,"é"]},"outputs":"plain text","#
      + #""attributes":{"z":1e400,"a":"x{"},"#
      + #""events":[{"name":"exception","time_unix_nano":25,"#
      + #""attributes":{"exception.type":"E","exception.message":"m"}},"#
      + #"{"name":"note","time_unix_nano":26,"attributes":null}],"#
      + #""links":[{"trace_id":"t","span_id":"u","attributes":{"k":true}},"#
      + #"{"trace_id":"t2","span_id":"","attributes":null}],"#
      + #""exception":{"type":"E","message":"m","stacktrace":null},"tool_calls":[],"#
      + #""stream":null}"#
    #expect(exported(Trace([span])).contains(#""spans":[\#(expected)],"diagnostics":[]}"#))
  }

  @Test("While in progress end, duration and self time are null")
  func open() {
    let line = exported(Trace([Span("s", 10, nil)]))
    #expect(
      line.contains(
        #""start_time_unix_nano":10,"end_time_unix_nano":null,"duration_ns":null,"#
          + #""self_time_ns":null,"critical_path_ns":0,"#
      )
    )
    #expect(line.contains(#""diagnostics":[{"code":"span_in_progress","#))
  }

  @Test("Nanoseconds need all 64 bits")
  func integers() {
    let line = exported(Trace([Span("s", 1_700_000_000_123_456_789, 1_700_000_000_123_456_790)]))
    #expect(line.contains(#""start_time_unix_nano":1700000000123456789,"#))
    #expect(line.contains(#""end_time_unix_nano":1700000000123456790,"duration_ns":1,"#))
  }

  @Test("A tool call names the span that ran it; one that nothing answers has nulls")
  func toolCalls() {
    let outputs =
      #"{"choices":[{"message":{"tool_calls":[{"id":"c1","type":"function","function":"#
      + #"{"name":"find","arguments":"{\"q\": 1}"}},{"id":"c2","type":"function","function":"#
      + #"{"name":"lost","arguments":"no JSON"}}]}}]}"#
    let trace = Trace([
      Span("root"), Span("llm", below: "root", 0, 50, kind: .chatModel).outputs(outputs),
      Span("t1", below: "root", 60, 90, kind: .tool).named("find").inputs(#"{"q": 1}"#)
        .outputs("found"),
    ])
    let expected =
      #""tool_calls":[{"id":"c1","name":"find","kind":"function","arguments":{"q":1},"#
      + #""result":"found","status":"OK","span_id":"t1"},"#
      + #"{"id":"c2","name":"lost","kind":"function","arguments":"no JSON","result":null,"#
      + #""status":null,"span_id":null}],"stream":null}"#
    #expect(exported(trace).contains(expected))
  }
}
