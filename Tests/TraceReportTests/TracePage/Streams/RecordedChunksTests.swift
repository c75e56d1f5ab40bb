import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Chunks as they were recorded")
struct RecordedChunksTests {
  private func items(_ chunks: [String], from first: Int = 0) throws -> [Substring] {
    let events = try chunks.enumerated().map { place, text in
      SpanEvent(
        name: "mlflow.chunk.item.\(place + first)",
        timeNS: 0,
        attributes: try JSONDocument(#"{"mlflow.chunk.value": \#(quoted(text))}"#).root
      )
    }
    var html = ByteBuffer()
    let values = chunks.map { try? JSONDocument($0).root }
    RecordedChunks(events, values: values).writeItems(to: &html)
    return html.string().split(separator: "\n").map { $0.dropFirst("<li>".count) }
  }

  @Test(
    "A chunk leaves out what is as in the one before",
    arguments: [
      ([#"{"id": "x", "n": 1}"#, #"{"id": "x", "n": 2}"#], #"{… "n": 2}"#),
      ([#"{"id": "x", "n": 1}"#, #"{"id": "x", "n": 1}"#], "{…}"),
      ([#"{"id": "x", "n": 1}"#, #"{"id": "x", "n": 1.0}"#], #"{… "n": 1.0}"#),
      ([#"{"id": "x", "n": 1}"#, #"{"id": "x"}"#], #"{"id": "x"}"#),
      ([#"{"id": "x"}"#, #"{"id": "x", "n": 1}"#], #"{"id": "x", "n": 1}"#),
      ([#"{"a": 1, "b": 2}"#, #"{"b": 2, "a": 1}"#], #"{"b": 2, "a": 1}"#),
      ([#"{"a": 1}"#, "{}"], "{}"), (["{}", "{}"], "{}"),
      (["no JSON", #"{"a": 1}"#], #"{"a": 1}"#),
      ([#"{"a": 1}"#, "no <JSON>"], "no &lt;JSON&gt;"), ([#"{"a": 1}"#, "[1]"], "[1]"),
      ([#"{"a": 1}"#, #"{"a": "<b>\"\\n"}"#], #"{… "a": "&lt;b&gt;\"\\n"}"#),
    ]
  )
  func second(chunks: [String], expected: String) throws {
    let items = try items(chunks)
    #expect(items.count == 2)
    #expect(items.last.map(String.init) == expected)
  }

  @Test("Members that are left out can be filled in from the chunks before")
  func lossless() throws {
    let chunks = (0..<20).map { #"{"id": "x", "n": \#($0 / 3), "m": \#($0 / 5), "type": "t"}"# }
    var known: [String: String] = [:]
    for (item, chunk) in zip(try items(chunks), chunks) {
      for pair in item.matches(of: #/"(\w+)": ("?\w+"?)/#) {
        known[String(pair.1)] = String(pair.2)
      }
      let filled = ["id", "n", "m", "type"].map { "\"\($0)\": \(known[$0] ?? "")" }
      #expect("{\(filled.joined(separator: ", "))}" == chunk)
    }
  }

  @Test("A chunk whose event has another number or more to say is shown with all of it")
  func odd() throws {
    #expect(
      try items([#"{"a": 1}"#], from: 7) == [#"mlflow.chunk.item.7 mlflow.chunk.value {"a": 1}"#]
    )
  }
}
