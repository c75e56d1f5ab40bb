import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Export of a trace") struct TraceExportTests {
  @Test("Every fixed key is there, in order, where nothing is known")
  func empty() { #expect(exported(Trace([])) == line()) }

  @Test("Every fixed key with a value, in order")
  func full() {
    let trace = Trace([]) {
      $0.name = "ask"
      $0.state = .error
      $0.requestTimeMS = 1_700_000_000_123
      $0.executionDurationMS = 9_007_199_254_740_993
      $0.experiment = Experiment(id: "7", name: nil)
      $0.runID = "r"
      $0.sessionID = "s"
      $0.user = "李雷"
      $0.clientRequestID = "c"
      $0.linkedRuns = ["r1", "r2"]
      $0.linkedPrompts = [LinkedPrompt(name: "p", version: "3")]
      $0.requestPreview = "q"
      $0.responsePreview = ""
      $0.tags = [TextPair(key: "k", value: "v"), TextPair(key: "k2", value: "")]
      $0.metadata = [TextPair(key: "m", value: "{\"a\": 1}")]
      $0.statedTokenUsage = TokenUsage()
      $0.statedTokenUsage?.input = 3
      $0.statedTokenUsage?.cacheCreationAbove1h = 0
      $0.statedCost = Cost(input: 1e-05, total: 0.25)
      $0.schemaVersion = "3"
    }
    let expected =
      #"{"trace_id":"tr-1","name":"ask","state":"ERROR","request_time_ms":1700000000123,"#
      + #""execution_duration_ms":9007199254740993,"experiment":{"id":"7","name":null},"#
      + #""run_id":"r","session_id":"s","user":"李雷","client_request_id":"c","#
      + #""linked_runs":["r1","r2"],"linked_prompts":[{"name":"p","version":"3"}],"#
      + #""request_preview":"q","response_preview":"","tags":{"k":"v","k2":""},"#
      + #""metadata":{"m":"{\"a\": 1}"},"token_usage":null,"cost":null,"#
      + #""stated_token_usage":{"input_tokens":3,"cache_creation_input_tokens_above_1hr":0},"#
      + #""stated_cost":{"input_cost":1e-05,"total_cost":0.25},"schema_version":"3","#
      + #""source":"store.db","attachments":[],"assessments":[],"spans":[],"diagnostics":["#
    #expect(exported(trace).hasPrefix(expected))
  }

  @Test("Attachments and assessments")
  func lists() {
    let trace = Trace([]) {
      $0.attachments = [
        Attachment(id: "a", contentType: "image/png", size: 9, path: "x/a"),
        Attachment(id: "b", contentType: nil, size: nil, path: nil),
      ]
      var judged = Assessment(
        id: "j",
        name: "good",
        type: "feedback",
        value: recorded(#"{"score": 0.50}"#),
        sourceType: "LLM_JUDGE",
        isValid: false,
        createdMS: 1,
        updatedMS: 2
      )
      judged.sourceID = "m"
      judged.rationale = "r"
      judged.error = recorded(#"{"error_code": "E"}"#)
      judged.spanID = "s"
      judged.overrides = "i"
      judged.metadata = recorded("{}")
      let plain = Assessment(
        id: "k",
        name: "n",
        type: "issue",
        value: nil,
        sourceType: "CODE",
        isValid: true,
        createdMS: 3,
        updatedMS: 3
      )
      $0.assessments = [judged, plain]
    }
    let expected =
      #""attachments":[{"id":"a","content_type":"image/png","size":9,"path":"x/a"},"#
      + #"{"id":"b","content_type":null,"size":null,"path":null}],"#
      + #""assessments":[{"assessment_id":"j","name":"good","type":"feedback","#
      + #""value":{"score":0.50},"source_type":"LLM_JUDGE","source_id":"m","rationale":"r","#
      + #""error":{"error_code":"E"},"span_id":"s","valid":false,"overrides":"i","metadata":{},"#
      + #""created_ms":1,"updated_ms":2},"#
      + #"{"assessment_id":"k","name":"n","type":"issue","value":null,"source_type":"CODE","#
      + #""source_id":null,"rationale":null,"error":null,"span_id":null,"valid":true,"#
      + #""overrides":null,"metadata":null,"created_ms":3,"updated_ms":3}],"spans":[]"#
    #expect(exported(trace).contains(expected))
  }

  @Test("Diagnostics come with their code, the trace's own first")
  func diagnostics() {
    let trace = Trace([]) {
      $0.diagnostics = [
        Diagnostic(.spansMissing, "Gone.", spanID: nil),
        Diagnostic(.rowUnreadable, "\"", spanID: "s"),
      ]
    }
    let expected =
      #"{"code":"spans_missing","message":"Gone.","span_id":null},"#
      + #"{"code":"row_unreadable","message":"\"","span_id":"s"}"#
    #expect(exported(trace) == line(diagnostics: expected))
  }

  @Test("Two exports of one trace are the same bytes, one line each")
  func lines() {
    let trace = Trace([Span("a").inputs("{\"a\":\n 1}").with { $0.statusMessage = "x\ny" }])
    #expect(exported(trace) == exported(trace))
    #expect(exported(trace).count { $0 == "\n" } == 1)
  }
}
