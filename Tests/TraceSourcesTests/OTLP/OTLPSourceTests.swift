import Foundation
import TestSupport
import Testing
import TraceModel

@testable import TraceSources

@Suite("A trace of OpenTelemetry comes together from several files")
struct OTLPSourceTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func open(_ names: [String], _ selection: Selection = Selection()) throws
    -> any TraceSource
  {
    try SourceOpening.open(names, selection: selection)
  }

  private func drawings(_ names: [String]) throws -> [[String]] {
    try traces(of: open(names)).map(\.drawing)
  }

  private func whole(_ name: String) throws -> [[String]] {
    try drawings([Fixture.folder.appending(path: "otlp/\(name)").path])
  }

  /// Writes requests into files, each in turn into the next.
  private func deal(_ requests: [[UInt8]], _ count: Int, ending: String) throws -> [String] {
    try (0..<count).map { number in
      let own = requests.indices.filter { $0 % count == number }.flatMap { requests[$0] }
      return try folder.put("worker-\(number).\(ending)", own)
    }
  }

  @Test(
    "Spans dealt in turn to two or three files give the traces of one, however they are shuffled",
    arguments: [
      "mlflow_attributes", "mlflow_genai_semconv", "openinference", "otel_openai_v2",
      "otel_openai_v2_nocontent", "traceloop",
    ],
    [2, 3]
  )
  func dealt(capture: String, count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let spans = try SingleSpans.json(capture)
    for requests in [spans, spans.shuffled(using: &random)] {
      let names = try deal(requests, count, ending: "jsonl")
      #expect(try drawings(names) == whole("\(capture).jsonl"))
      #expect(try drawings(names.reversed()) == whole("\(capture).jsonl"))
    }
  }

  @Test("The same for Protocol Buffers", arguments: ["mlflow_genai_semconv", "openinference"])
  func dealtMessages(capture: String) throws {
    var random = SeededGenerator(seed: 3)
    let spans = try SingleSpans.wire(capture).shuffled(using: &random)
    let names = try deal(spans, 3, ending: "pb")
    #expect(try drawings(names) == whole("\(capture).pb"))
  }

  @Test(
    "Files in JSON, in Protocol Buffers and packed ones mix, in a folder too",
    arguments: ["mlflow_genai_semconv", "openinference"]
  )
  func mixed(capture: String) throws {
    let (json, wire) = (try SingleSpans.json(capture), try SingleSpans.wire(capture))
    #expect(json.count == wire.count)
    let part = { (spans: [[UInt8]], number: Int) in
      spans.indices.filter { $0 % 3 == number }.flatMap { spans[$0] }
    }
    let names = [
      try folder.put("a/json.jsonl", part(json, 0)), try folder.put("b/wire.pb", part(wire, 1)),
      try folder.put("packed.gz", Gzip.stored(part(json, 2))),
    ]
    #expect(try drawings(names) == whole("\(capture).jsonl"))
    #expect(try drawings([folder.root]) == whole("\(capture).jsonl"))
  }

  @Test("A span that lies in several files counts once, in whatever encoding")
  func duplicates() throws {
    let spans = try SingleSpans.json("openinference")
    let names = [
      try folder.put("some.jsonl", spans.prefix(11).joined()),
      try folder.put("more.jsonl", spans.dropFirst(5).reversed().joined()),
      try folder.put("all.pb", SingleSpans.bytes("openinference.pb")),
    ]
    #expect(try drawings(names) == whole("openinference.jsonl"))
    #expect(try drawings([names[0], names[1], names[0]]) == whole("openinference.jsonl"))
  }

  @Test("A span that says something else in another file stays beside it, as within one file")
  func otherContent() throws {
    let (first, second) = (span(1, root: true), span(1, root: true, name: "other"))
    let one = try folder.put("one.json", first + second)
    let two = [try folder.put("a.json", first), try folder.put("b.json", second)]
    #expect(try drawings(two) == drawings([one]))
    #expect(try traces(of: open(two)).map { $0.spans.map(\.name) } == [["n", "other"]])
  }

  @Test("A trace is that of the file with its first span, and says how many more there are")
  func origin() throws {
    let names = [
      try folder.put("late.json", span(2, start: 5) + span(1, trace: "b", root: true, start: 9)),
      try folder.put("early.json", span(1, root: true, start: 4)),
      try folder.put("other.json", span(3, start: 6) + span(1, trace: "c", root: true, start: 7)),
    ]
    let source = try open(names)
    #expect(source.inputs.map(\.name) == names && source.inputs.map(\.traces) == [1, 1, 1])
    #expect(source.inputs.map(\.newestTraceMS) == [9000, 4000, 7000])
    #expect(source.summary.baseName == "late.json and 2 more")
    #expect(try source.entries().map(\.input) == [1, 2, 0])
    let traces = try traces(of: source)
    #expect(traces.map(\.source) == [names[1], names[2], names[0]])
    #expect(traces.map(\.furtherSources) == [2, 0, 0])
    #expect(traces[0].spans.map(\.id).map(\.last) == ["1", "2", "3"])
    #expect(traces.allSatisfy { $0.codes.isEmpty })
  }

  @Test("Conditions are held against the trace that came together")
  func selections() throws {
    let names = [
      try folder.put("a.json", span(2, start: 2) + span(1, trace: "b", root: true, start: 3)),
      try folder.put("b.json", span(1, root: true, name: "request", start: 1)),
    ]
    var selection = Selection()
    selection.names = ["request"]
    #expect(try traces(of: open(names, selection)).map(\.spans.count) == [2])
    selection = Selection()
    selection.until = .beforeNewest(1500)
    #expect(try traces(of: open(names, selection)).map(\.spans.count) == [2])
    selection = Selection()
    selection.limit = 1
    let newest = try open(names, selection)
    #expect(try traces(of: newest).map(\.id.first) == ["b"])
    #expect(newest.inputs.map(\.traces) == [1, 0])
  }

  @Test("An id that MLflow gave is the trace's where any file has it")
  func mlflowID() throws {
    let names = [
      try folder.put("a.json", span(2)),
      try folder.put("b.json", span(1, root: true, id: "tr-own")),
      try folder.put("c.json", span(3, id: "tr-other")),
    ]
    #expect(try traces(of: open(names)).map(\.id) == ["tr-other"])
    #expect(try traces(of: open(Array(names.prefix(2)))).map(\.id) == ["tr-own"])
    let digits = "tr-" + String(repeating: "a", count: 32)
    let standard = try folder.put("d.json", span(4, id: digits))
    #expect(try traces(of: open([names[0], standard])).map(\.id) == [digits])
  }

  @Test("Of a store and files of OpenTelemetry, what was named first is given")
  func beside() throws {
    let store = try folder.put("t.json", exportedTrace("tr-own").utf8)
    let first = try folder.put("a.json", span(1, trace: "b", root: true))
    let last = try folder.put("b.json", span(1, root: true, id: "tr-own"))
    let source = try open([first, store, last])
    let sources = { (names: [String]) in
      try traces(of: open(names)).filter { $0.id == "tr-own" }.map(\.source)
    }
    #expect(try sources([first, store, last]) == [store])
    #expect(try sources([first, last, store]) == [last])
    #expect(source.inputs.map(\.name) == [first, store, last])
    #expect(source.inputs.map(\.traces) == [1, 1, 0])
    let trace = try #require(try traces(of: source).first { $0.id == "tr-own" })
    #expect(trace.codes == [.sourcesDiffer])
    #expect(trace.diagnostics.first?.message.hasPrefix("\(last) holds another trace") == true)
  }

  @Test("What is broken in a file is told of that file")
  func remarks() throws {
    let names = [
      try folder.put("a.json", span(1, root: true)),
      try folder.put("b.json", span(2) + span(3)[..<60]),
    ]
    let remarks = try open(names).inputs.map(\.remarks)
    #expect(remarks.map(\.count) == [0, 1])
    #expect(remarks[1][0].hasSuffix("the first at byte \(span(2).count)."))
  }

  /// A request of a line with one span; times are in seconds.
  private func span(
    _ number: Int,
    trace: Character = "a",
    root: Bool = false,
    name: String = "n",
    start: Int = 1,
    id: String? = nil
  ) -> [UInt8] {
    let pair = id.map {
      #"{"key":"mlflow.traceRequestId","value":{"stringValue":"\#($0)"}}"#
    }
    let parent = root ? "" : #""parentSpanId":"0000000000000001","#
    return Array(
      """
      {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"\(String(repeating: trace, count: 32))",\
      "spanId":"000000000000000\(number)",\(parent)"name":"\(name)",\
      "startTimeUnixNano":"\(start)000000000","endTimeUnixNano":"\(start)000000001",\
      "attributes":[\(pair ?? "")]}]}]}]}

      """.utf8
    )
  }
}
