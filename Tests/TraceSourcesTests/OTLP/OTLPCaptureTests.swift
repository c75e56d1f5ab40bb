import Foundation
import TestSupport
import Testing
import TraceModel

@testable import TraceSources

@Suite("Captures of OpenTelemetry are read in full")
struct OTLPCaptureTests {
  private static func path(_ name: String) -> String { Fixture.folder.appending(path: name).path }

  /// Numbers of traces and spans as counted in the captures by another program.
  @Test(
    "Each capture has its traces and spans",
    arguments: [
      ("otlp/mlflow_attributes.jsonl", 26, 95),
      ("otlp/mlflow_genai_semconv.jsonl", 26, 95),
      ("otlp/mlflow_genai_semconv.pb", 26, 95),
      ("otlp/openinference.jsonl", 13, 18),
      ("otlp/openinference.pb", 13, 18),
      ("otlp/traceloop.jsonl", 13, 18),
      ("otlp/otel_openai_v2.jsonl", 10, 15),
      ("otlp/otel_openai_v2_nocontent.jsonl", 10, 15),
      ("exports/otlp-from-store/mlflow_attributes.jsonl", 26, 87),
      ("exports/otlp-from-store/mlflow_attributes.pb", 26, 87),
      ("exports/otlp-from-store/mlflow_attributes_one_document.json", 8, 24),
    ]
  )
  func counts(name: String, traceCount: Int, spanCount: Int) throws {
    let source = try SourceOpening.open(Self.path(name), selection: Selection())
    #expect(source.summary.format == (name.hasSuffix("pb") ? "OTLP Protocol Buffers" : "OTLP JSON"))
    #expect(source.summary.traces == traceCount)
    #expect(source.summary.remarks.isEmpty)
    let traces = try traces(of: source)
    #expect(traces.count == traceCount)
    #expect(traces.map(\.spans.count).reduce(0, +) == spanCount)
    #expect(traces.allSatisfy { !$0.codes.contains(.spanUnreadable) })
  }

  @Test(
    "JSON and Protocol Buffers of one capture give the same traces",
    arguments: [
      "otlp/mlflow_genai_semconv", "otlp/openinference",
      "exports/otlp-from-store/mlflow_attributes",
    ]
  )
  func encodings(name: String) throws {
    let json = try traces(Self.path(name + ".jsonl"))
    let wire = try traces(Self.path(name + ".pb"))
    #expect(json.map(\.drawing) == wire.map(\.drawing))
  }

  @Test("Traces of MLflow have the ids of its store, others those of OpenTelemetry")
  func ids() throws {
    let stored = try traces(Fixture.database).map(\.id)
    let exported = try traces(Self.path("exports/otlp-from-store/mlflow_attributes.jsonl"))
    #expect(Set(exported.map(\.id)).isSubset(of: stored))
    let others = try traces(Self.path("otlp/openinference.jsonl"))
    #expect(others.allSatisfy { OTLPTraceID.isStandard($0.id) })
  }

  @Test("The order of the lines does not matter", arguments: 1...5 as ClosedRange<UInt64>)
  func shuffled(seed: UInt64) throws {
    let path = Self.path("exports/otlp-from-store/mlflow_attributes.jsonl")
    var random = SeededGenerator(seed: seed)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let text = lines.shuffled(using: &random).joined(separator: "\n")
    let folder = try Folder()
    let shuffled = try traces(folder.put("shuffled.jsonl", text.utf8))
    #expect(shuffled.map(\.drawing) == (try traces(path)).map(\.drawing))
  }
}
