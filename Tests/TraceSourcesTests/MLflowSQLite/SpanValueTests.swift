import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("Values of a span's attributes")
struct SpanValueTests {
  @Test(
    "every value is itself a JSON text, or else the text it is",
    arguments: [
      (#""\"TOOL\"""#, #""TOOL""#),  // a text
      (#""{\"a\": [1, 2.50]}""#, #"{"a":[1,2.50]}"#),  // an object
      (#""plain words""#, #""plain words""#),  // no JSON
      (#""""#, #""""#),  // nothing at all
      (#""null""#, "null"),
      (#""{\"a\": 1""#, #""{\"a\": 1""#),  // cut JSON
      (#""NaN""#, "NaN"), (#""-Infinity""#, "-Infinity"),
      (#""[NaN, Infinity]""#, "[NaN,Infinity]"),
      (#""123456789012345678901234567890""#, "123456789012345678901234567890"),
      (#""-9223372036854775808""#, "-9223372036854775808"),
      (#""\"\\ud83d\"""#, #""\ud83d""#),  // a lone surrogate in the inner text
      (#""x\udc00y""#, #""x\udc00y""#),  // a lone surrogate in a plain text
      ("5", "5"), ("true", "true"), ("null", "null"),  // not encoded twice
      (#"{"k": "\"v\""}"#, #"{"k":"\"v\""}"#), (#"[1, "2"]"#, #"[1,"2"]"#),
    ]
  )
  func values(stored: String, expected: String) throws {
    let span = try span(attributes: "{\"key\": \(stored)}")
    #expect(span.attributes.map(\.key) == ["key"])
    #expect(span.attributes[0].value.compact == expected)
  }

  @Test("inputs and outputs are the recorded values; null is none")
  func inputsAndOutputs() throws {
    let span = try span(
      attributes: #"{"mlflow.spanInputs": "{\"q\": \"Titan?\"}", "mlflow.spanOutputs": "94 K"}"#
    )
    #expect(span.inputs?.compact == #"{"q":"Titan?"}"#)
    #expect(span.outputs?.string == "94 K")
    let empty = try self.span(attributes: #"{"mlflow.spanInputs": "null"}"#)
    #expect(empty.inputs == nil && empty.outputs == nil)
    #expect(empty.attributes.count == 1)
  }

  @Test("usage and cost of a span; what is no number of the right kind is unknown")
  func numbers() throws {
    let span = try span(
      attributes: #"{"mlflow.chat.tokenUsage": "#
        + #""{\"input_tokens\": 7, \"output_tokens\": \"3\", \"total_tokens\": 1.5, "#
        + #"\"reasoning_tokens\": 9, \"cache_read_input_tokens\": 99999999999999999999}", "#
        + #""mlflow.llm.cost": "{\"input_cost\": 1e-3, \"total_cost\": \"2\"}"}"#
    )
    var usage = TokenUsage()
    usage.input = 7
    #expect(span.statedTokenUsage == usage)
    #expect(span.statedCost == Cost(input: 0.001))
  }

  @Test("usage that is no object is none", arguments: [#""5""#, #""[]""#, #""{}""#, #""words""#])
  func noUsage(stored: String) throws {
    let span = try span(
      attributes: "{\"mlflow.chat.tokenUsage\": \(stored), \"mlflow.llm.cost\": \(stored)}"
    )
    #expect(span.statedTokenUsage == nil && span.statedCost == nil)
  }

  @Test("the model: the attribute, else the dimensions of 3.10, else the columns of 3.17")
  func models() throws {
    let attributes = #"{"mlflow.llm.model": "\"m-attribute\"", "mlflow.llm.provider": "\"p\""}"#
    let dimensions: Cell = #"{"mlflow.llm.model": "m-dimension", "mlflow.llm.provider": "p-2"}"#
    let columns: [String: Cell] = ["model_name": "m-column", "model_provider": "p-column"]
    let own = try span(attributes: attributes, columns)
    #expect(own.model == "m-attribute" && own.provider == "p")
    let column = try span(attributes: "{}", columns)
    #expect(column.model == "m-column" && column.provider == "p-column")
    let dimension = try span(attributes: "{}", ["dimension_attributes": dimensions], .v310)
    #expect(dimension.model == "m-dimension" && dimension.provider == "p-2")
    let odd = try span(attributes: "{}", ["dimension_attributes": "null"], .v310)
    #expect(odd.model == nil && odd.provider == nil)
    #expect(try span(attributes: "{}", [:], .v36).model == nil)
  }

  @Test("the kind: the attribute, else the row's type, else unknown")
  func kinds() throws {
    #expect(try span(attributes: #"{"mlflow.spanType": "\"AGENT\""}"#).kind == .agent)
    #expect(try span(attributes: #"{"mlflow.spanType": "MINE"}"#).kind == .own("MINE"))
    #expect(try span(attributes: #"{"mlflow.spanType": "5"}"#).kind == .tool)
    #expect(try span(attributes: "{}", ["type": nil]).kind == .unknown)
  }

  @Test("bytes that are no UTF-8 in a column of texts are repaired")
  func repairedTexts() throws {
    let store = try TestStore()
    let broken = Cell.text([0x61, 0xFF, 0x62])
    try store.trace("tr-1", ["trace_name": broken, "request_preview": broken])
    try store.tag("tr-1", "k", broken)
    try store.span("tr-1", content: "", ["name": broken])
    let trace = try onlyTrace(store.path)
    #expect(trace.name == "a\u{FFFD}b")
    #expect(trace.requestPreview == "a\u{FFFD}b")
    #expect(trace.tag("k") == "a\u{FFFD}b")
    #expect(trace.spans.map(\.name) == ["a\u{FFFD}b"])
  }

  @Test(
    "a trace finds its rows by the bytes of its id",
    arguments: [
      [UInt8]("tr-\u{0}-2".utf8), [0x74, 0xFF], Array("tr-'\"%_é".utf8),
    ]
  )
  func oddIDs(id: [UInt8]) throws {
    let store = try TestStore()
    try store.trace("tr-", at: 1)
    try store.database.insert("trace_tags", ["request_id": "tr-", "key": "k", "value": "other"])
    try store.database.insert(
      "trace_info",
      [
        "request_id": .text(id), "experiment_id": 1, "timestamp_ms": 2, "status": "OK",
      ]
    )
    try store.database.insert("trace_tags", ["request_id": .text(id), "key": "k", "value": "own"])
    let all = try traces(store.path)
    #expect(all.count == 2)
    #expect(all.last?.id == String(decoding: id, as: UTF8.self))
    #expect(all.map { $0.tag("k") } == ["other", "own"])
  }

  @Test("a store whose texts are UTF-16 reads the same")
  func utf16() throws {
    let store = try TestStore(setUp: "PRAGMA encoding = 'UTF-16le'")
    try store.trace("tr-é", ["request_preview": "Grüße 🪐"])
    try store.span("tr-é", content: spanContent(["name": "\"Übung 🪐\""]))
    let trace = try onlyTrace(store.path)
    #expect(trace.id == "tr-é" && trace.requestPreview == "Grüße 🪐")
    #expect(trace.spans.map(\.name) == ["Übung 🪐"])
  }

  private func span(
    attributes: String,
    _ columns: [String: Cell] = [:],
    _ release: MLflowRelease = .v317
  ) throws -> Span {
    let store = try TestStore(release)
    try store.trace("tr-1")
    try store.span("tr-1", content: spanContent(["attributes": attributes]), columns)
    let trace = try onlyTrace(store.path)
    #expect(trace.diagnostics.isEmpty)
    return try #require(trace.spans.first)
  }
}
