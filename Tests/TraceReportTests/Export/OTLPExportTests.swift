import Foundation
import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Export as OpenTelemetry") struct OTLPExportTests {
  private static let traceID = "0123456789abcdef0123456789abcdef"
  private static let spanID = "0123456789abcdef"

  /// The line of a trace that OpenTelemetry was the source of, unless `change` makes it another.
  private func line(_ spans: [Span], _ change: (inout Trace) -> Void = { _ in }) -> String {
    let trace = Trace(spans) {
      $0.id = Self.traceID
      $0.experiment.id = ""
      change(&$0)
    }
    var buffer = ByteBuffer()
    let isHeld = OTLPExport().append(AnalysedTrace(trace), to: &buffer)
    #expect(isHeld)
    return buffer.string()
  }

  private func span(_ start: Int64 = 5, _ end: Int64? = 9) -> Span {
    Span(Self.spanID, start, end).named("work")
  }

  private func frame(_ spans: String, resource: String = "{}") -> String {
    #"{"resourceSpans":[{"resource":\#(resource),"scopeSpans":[{"scope":{"name":"tracefolio"},"#
      + #""spans":[\#(spans)]}]}]}"# + "\n"
  }

  private static let head =
    #"{"traceId":"\#(traceID)","spanId":"\#(spanID)","name":"work","startTimeUnixNano":"5","#

  @Test("A span of which little is known")
  func least() {
    let open = span(5, nil).with { $0.status = .unset }
    #expect(line([open]) == frame(Self.head + #""status":{}}"#))
    let ended = Self.head + #""endTimeUnixNano":"9","status":{"code":1}}"#
    #expect(line([span()]) == frame(ended))
  }

  @Test("Values have OpenTelemetry's types, numbers their digits")
  func types() {
    let value = #"""
      {"s":"x","n":null,"t":true,"i":-7,"d":1.50,"b":9223372036854775808,"x":NaN,"y":-Infinity,
       "o":1e999,"l":[1,[],{}],"h":"\ud83d"}
      """#
    let failed = span().failed().with {
      $0.statusMessage = "bad"
      $0.attributes = [Attribute(key: "k", value: recorded(value))]
    }
    let members = [
      ("s", #"{"stringValue":"x"}"#), ("n", "{}"), ("t", #"{"boolValue":true}"#),
      ("i", #"{"intValue":"-7"}"#), ("d", #"{"doubleValue":1.50}"#),
      ("b", #"{"doubleValue":9223372036854775808}"#), ("x", #"{"doubleValue":"NaN"}"#),
      ("y", #"{"doubleValue":"-Infinity"}"#), ("o", #"{"doubleValue":"Infinity"}"#),
      (
        "l",
        #"{"arrayValue":{"values":[{"intValue":"1"},{"arrayValue":{"values":[]}},"#
          + #"{"kvlistValue":{"values":[]}}]}}"#
      ),
      ("h", #"{"stringValue":"\#u{FFFD}"}"#),
    ]
    let pairs = members.map { #"{"key":"\#($0)","value":\#($1)}"# }.joined(separator: ",")
    let attributes =
      #""attributes":[{"key":"k","value":{"kvlistValue":{"values":[\#(pairs)]}}}],"#
    let end = #""endTimeUnixNano":"9","#
    let status = #""status":{"message":"bad","code":2}}"#
    #expect(line([failed]) == frame(Self.head + end + attributes + status))
  }

  @Test("MLflow's attributes are texts of JSON, as it writes them itself")
  func encoded() {
    let call = span().with {
      $0.attributes = [
        Attribute(key: "mlflow.spanType", value: recorded(#""LLM""#)),
        Attribute(key: "a", value: recorded(#"{"x":[1.50,NaN,"\ud83d"]}"#)),
        Attribute(key: "b", value: recorded("no JSON")),
      ]
    }
    let expected =
      #"{"traceId":"\#(Self.traceID)","spanId":"\#(Self.spanID)","name":"work","kind":1,"#
      + #""startTimeUnixNano":"5","endTimeUnixNano":"9","attributes":["#
      + #"{"key":"mlflow.spanType","value":{"stringValue":"\"LLM\""}},"#
      + #"{"key":"a","value":{"stringValue":"{\"x\":[1.50,NaN,\"\\ud83d\"]}"}},"#
      + #"{"key":"b","value":{"stringValue":"no JSON"}}],"status":{"code":1}}"#
    #expect(line([call]) == frame(expected))
  }

  @Test("Events, links and the resource")
  func rest() {
    let busy = span().event("note", at: 6, #"{"n":1}"#).event("bare", at: 7).with {
      $0.links = [
        SpanLink(traceID: "tr-" + Self.traceID, spanID: Self.spanID, attributes: nil)
      ]
    }
    let expected =
      Self.head + #""endTimeUnixNano":"9","#
      + #""events":[{"timeUnixNano":"6","name":"note","attributes":[{"key":"n","#
      + #""value":{"intValue":"1"}}]},{"timeUnixNano":"7","name":"bare"}],"#
      + #""links":[{"traceId":"\#(Self.traceID)","spanId":"\#(Self.spanID)","attributes":["#
      + #"{"key":"tracefolio.trace_id","value":{"stringValue":"tr-\#(Self.traceID)"}}]}],"#
      + #""status":{"code":1}}"#
    let resource =
      #"{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]}"#
    let told = line([busy]) {
      $0.metadata = [
        TextPair(key: "other", value: "x"), TextPair(key: "resource.service.name", value: "shop"),
      ]
    }
    #expect(told == frame(expected, resource: resource))
  }

  /// Digests by `printf … | sha256sum`.
  @Test(
    "An id that is none of OpenTelemetry's gives the first bytes of its SHA-256",
    arguments: [
      ("tr-0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223"),
      ("tr-ABC", nil), ("", "e3b0c44298fc1c149afbf4c8996fb924"),
      ("00000000000000000000000000000000", nil),
    ]
  )
  func identifiers(id: String, expected: String?) {
    let made = OTLPIdentifier(trace: id)
    #expect(made.hexadecimal.wholeMatch(of: /[0-9a-f]{32}/) != nil)
    #expect(made.hexadecimal.contains { $0 != "0" })
    if let expected { #expect(made.hexadecimal == expected) }
    #expect(made.original == id)
    #expect(OTLPIdentifier(span: "abc").hexadecimal == "ba7816bf8f01cfea")
    #expect(OTLPIdentifier(span: "0123456789abcdef").original == nil)
  }

  @Test("What a store knows of a trace is said once, at its root")
  func facts() throws {
    let spans = [span(), Span("fedcba9876543210", below: Self.spanID, 6, 7)]
    let told = line(spans) {
      $0.experiment = Experiment(id: "7", name: "shop")
      $0.sessionID = "s"
      $0.tags = [TextPair(key: "k", value: "v")]
      $0.executionDurationMS = 4
    }
    let root = try #require(told.firstRange(of: "fedcba")).lowerBound
    for (key, text) in [
      ("mlflow.experimentId", #"\"7\""#), ("mlflow.trace.session", #"\"s\""#),
      ("tracefolio.trace.experiment_name", #"\"shop\""#), ("tracefolio.trace.state", #"\"OK\""#),
      ("mlflow.trace.tag.k", #"\"v\""#), ("tracefolio.trace.execution_duration_ms", "4"),
    ] {
      let pair = #"{"key":"\#(key)","value":{"stringValue":"\#(text)"}}"#
      #expect(told.ranges(of: pair).map { $0.upperBound <= root } == [true], "\(key)")
    }
  }

  @Test("A trace without spans is left out")
  func empty() {
    var buffer = ByteBuffer()
    let isHeld = OTLPExport().append(AnalysedTrace(Trace([])), to: &buffer)
    #expect(!isHeld)
    #expect(buffer.string() == "")
  }
}
