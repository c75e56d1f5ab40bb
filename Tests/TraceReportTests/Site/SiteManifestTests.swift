import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Manifest of a site") struct SiteManifestTests {
  @Test("One line of JSON in a fixed order")
  func line() {
    let input = SiteManifest.Input(
      name: "my \"runs\".db",
      size: 4096,
      format: "MLflow SQLite",
      revision: "0a1b",
      traces: 2,
      newestTraceMS: 1_700_000_000_000
    )
    let manifest = SiteManifest(
      version: "1.2.3",
      inputs: [input],
      selection: [(option: "experiment", values: ["a", "b\n"]), (option: "limit", values: ["5"])],
      diagnostics: [(code: .orphanSpan, count: 3), (code: .spanInProgress, count: 1)]
    )
    let expected =
      #"{"generator":"tracefolio","manifest_version":1,"tool_version":"1.2.3","#
      + #""inputs":[{"name":"my \"runs\".db","size_bytes":4096,"format":"MLflow SQLite","#
      + #""schema_revision":"0a1b","traces":2,"newest_trace_ms":1700000000000}],"#
      + #""selection":{"experiment":["a","b\n"],"limit":["5"]},"#
      + #""diagnostics":{"orphan_span":3,"span_in_progress":1}}"# + "\n"
    #expect(String(decoding: manifest.json(), as: UTF8.self) == expected)
  }

  @Test("What is unknown is null, what is empty is there")
  func empty() {
    let input = SiteManifest.Input(
      name: "",
      size: 0,
      format: "f",
      revision: nil,
      traces: 0,
      newestTraceMS: nil
    )
    let manifest = SiteManifest(version: "", inputs: [input], selection: [], diagnostics: [])
    let expected =
      #"{"generator":"tracefolio","manifest_version":1,"tool_version":"","#
      + #""inputs":[{"name":"","size_bytes":0,"format":"f","schema_revision":null,"traces":0,"#
      + #""newest_trace_ms":null}],"selection":{},"diagnostics":{}}"# + "\n"
    #expect(String(decoding: manifest.json(), as: UTF8.self) == expected)
  }
}
