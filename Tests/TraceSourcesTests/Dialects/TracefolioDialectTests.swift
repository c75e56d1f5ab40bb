import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("What an export of Tracefolio adds is taken out again")
struct TracefolioDialectTests {
  /// A trace of one span in OTLP, with attributes whose values are texts.
  private func trace(_ attributes: [(String, String)], links: String = "[]") throws -> Trace {
    let pairs = try attributes.map { key, text in
      let encoded = String(decoding: try JSONEncoder().encode([key, text]), as: UTF8.self)
      let parts = try JSONDecoder().decode([String].self, from: Data(encoded.utf8))
      let value = String(decoding: try JSONEncoder().encode(parts[1]), as: UTF8.self)
      return #"{"key":"\#(parts[0])","value":{"stringValue":\#(value)}}"#
    }
    let line = """
      {"resourceSpans":[{"scopeSpans":[{"scope":{"name":"tracefolio"},"spans":[{\
      "traceId":"0123456789abcdef0123456789abcdef","spanId":"0123456789abcdef","name":"n",\
      "startTimeUnixNano":"1000000000","endTimeUnixNano":"1005000000","links":\(links),\
      "attributes":[\(pairs.joined(separator: ","))]}]}]}]}
      """
    let folder = try Folder()
    return try onlyTrace(folder.put("otlp.json", line.utf8))
  }

  @Test("A list that names an attribute which no export adds hides nothing")
  func foreignKeys() throws {
    let trace = try trace([
      ("own", "1"), ("gen_ai.prompt", #""secret""#),
      ("tracefolio.added", #"["own","gen_ai.prompt","tracefolio.trace.name"]"#),
    ])
    #expect(trace.spans.flatMap(\.attributes).map(\.key) == ["own", "gen_ai.prompt"])
  }

  @Test("Facts of the trace go where they came from")
  func facts() throws {
    let trace = try trace([
      ("mlflow.traceRequestId", #""tr-0123456789abcdef0123456789abcdef""#), ("own", "1"),
      ("mlflow.experimentId", #""7""#), ("tracefolio.trace.experiment_name", #""shop""#),
      ("tracefolio.trace.state", #""ERROR""#), ("tracefolio.trace.execution_duration_ms", "6"),
      ("tracefolio.trace.request_preview", #""q""#), ("mlflow.trace.tag.[x]", #""[1, 2]""#),
      (
        "tracefolio.trace.metadata.mlflow.trace.tokenUsage", #""{\"input_tokens\": 3}""#
      ),
      (
        "tracefolio.trace.assessments",
        #"[{"assessment_id":"a","name":"good","type":"feedback","value":true,"valid":false}]"#
      ),
      (
        "tracefolio.added",
        #"""
        ["mlflow.experimentId","tracefolio.trace.experiment_name","tracefolio.trace.state",
         "tracefolio.trace.execution_duration_ms","tracefolio.trace.request_preview",
         "mlflow.trace.tag.[x]","tracefolio.trace.metadata.mlflow.trace.tokenUsage",
         "tracefolio.trace.assessments"]
        """#
      ),
    ])
    #expect(trace.experiment == Experiment(id: "7", name: "shop"))
    #expect(trace.state == .error && trace.executionDurationMS == 6)
    #expect(trace.requestPreview == "q" && trace.responsePreview == nil)
    #expect(trace.tags == [TextPair(key: "[x]", value: "[1, 2]")])
    #expect(trace.statedTokenUsage?.input == 3)
    #expect(trace.assessments.map(\.name) == ["good"])
    #expect(trace.assessments.map(\.isValid) == [false])
    #expect(trace.spans.flatMap(\.attributes).map(\.key) == ["mlflow.traceRequestId", "own"])
  }

  @Test("Ids that are none of OpenTelemetry's come back")
  func identifiers() throws {
    let links = """
      [{"traceId":"0123456789abcdef0123456789abcdef","spanId":"0123456789abcdef","attributes":[\
      {"key":"tracefolio.span_id","value":{"stringValue":"other"}}]}]
      """
    let trace = try trace(
      [
        ("tracefolio.span_id", "first"), ("tracefolio.parent_id", "gone"),
        ("tracefolio.added", #"["tracefolio.span_id","tracefolio.parent_id"]"#),
      ],
      links: links
    )
    #expect(trace.spans.map(\.id) == ["first"] && trace.spans.map(\.parentID) == ["gone"])
    #expect(trace.spans.flatMap(\.attributes).isEmpty)
    let link = try #require(trace.spans.first?.links.first)
    #expect(link.spanID == "other" && link.attributes == nil)
    #expect(link.traceID == "0123456789abcdef0123456789abcdef")
  }

  @Test("What is no list of keys changes nothing", arguments: ["[1, null]", "{}", "no JSON", ""])
  func noList(text: String) throws {
    let trace = try trace([("tracefolio.trace.state", "ERROR"), ("tracefolio.added", text)])
    #expect(trace.state == .ok)
    #expect(trace.spans.flatMap(\.attributes).first?.key == "tracefolio.trace.state")
  }
}
