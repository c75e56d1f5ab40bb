import Foundation
import Testing

@Suite("Formats of export")
struct ExportFormatTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  @Test("Normalised JSON is the default")
  func normalised() async throws {
    let options = [Repository.fixture, "--trace", FixtureTrace.bookingAgent]
    let plain = try await Tool.run(["export"] + options)
    let named = try await Tool.run(["export", "--format", "json"] + options)
    #expect(plain.status == 0 && !plain.output.isEmpty)
    #expect(named.output == plain.output)
  }

  @Test("OpenTelemetry's form read and written again is the same bytes")
  func again() async throws {
    let first = try await Tool.run(["export", "-q", Repository.fixture, "--format", "otlp"])
    try box.put("otlp.jsonl", first.output)
    let second = try await Tool.run(["export", "-q", box.path("otlp.jsonl"), "--format", "otlp"])
    #expect(first.status == 0 && first.output.count > 1_000_000)
    #expect(second.output == first.output)
  }

  /// What other producers recorded, through OpenTelemetry's form and back.
  @Test(
    "Traces of OpenTelemetry come back as they were",
    arguments: [
      "mlflow_attributes.jsonl", "openinference.jsonl", "openinference.pb", "traceloop.jsonl",
      "otel_openai_v2.jsonl", "otel_openai_v2_nocontent.jsonl",
    ]
  )
  func openTelemetry(name: String) async throws {
    let file = "Tests/Fixtures/otlp/" + name
    let written = try await Tool.run(["export", "-q", file, "--format", "otlp"])
    try box.put("otlp.jsonl", written.output)
    let recorded = try await ExportedTrace.all(of: [file])
    let back = try await ExportedTrace.all(of: [box.path("otlp.jsonl")])
    #expect(!recorded.isEmpty && back.map(\.id) == recorded.map(\.id))
    for (trace, other) in zip(recorded, back) {
      for (field, same) in zip(trace.fields, other.fields) where field.name != "source" {
        #expect(same.values == field.values, "\(trace.id) \(field.name)")
      }
    }
  }

  @Test("A Chrome trace of nothing is a document", arguments: ["--name", "--session"])
  func nothing(option: String) async throws {
    let shown = try await Tool.run(
      ["export", "-q", Repository.fixture, "--format", "chrome", option, "no such"]
    )
    #expect(shown.status == 0)
    let document = try RecordedJSON(shown.output)
    #expect(document["traceEvents"].elements.isEmpty && document["displayTimeUnit"].text == "ns")
  }

  @Test("--strict-json is of JSON alone", arguments: ["otlp", "chrome"])
  func strict(format: String) async throws {
    let refused = try await Tool.run(
      ["export", Repository.fixture, "--format", format, "--strict-json"]
    )
    #expect(refused.status == 64)
    #expect(
      refused.errors.hasPrefix(
        "Error: --strict-json goes with --format json alone; \(format) is strict as it is.\n"
      )
    )
  }

  @Test("A trace without spans is left out of OpenTelemetry's form, aloud")
  func leftOut() async throws {
    let line = """
      {"info":{"trace_id":"tr-1","request_time":"2026-01-01T00:00:00Z","state":"OK"},\
      "data":{"spans":[]}}

      """
    try box.put("trace.jsonl", line)
    let told = try await Tool.run(["export", box.path("trace.jsonl"), "--format", "otlp"])
    #expect(told.status == 0 && told.output.isEmpty)
    #expect(
      told.errors.hasSuffix("note: 1 trace without spans is left out: otlp holds spans alone\n")
    )
    let strict = try await Tool.run(
      ["export", box.path("trace.jsonl"), "--format", "otlp", "--strict"]
    )
    #expect(strict.status == 1)
  }
}
