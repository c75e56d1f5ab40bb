import JSONBytes
import TraceAnalysis
import TraceModel

@testable import TraceReport

// Spans and traces are built step by step: `Span("llm", below: "root", 10, 90).inputs("7")`.

extension Span {
  /// A successful span whose name is its id.
  init(
    _ id: String,
    below parent: String? = nil,
    _ start: Int64 = 0,
    _ end: Int64? = 100,
    kind: SpanKind = .chain
  ) {
    self.init(id: id, parentID: parent, name: id, startNS: start, endNS: end)
    self.kind = kind
    status = .ok
  }

  func with(_ change: (inout Span) -> Void) -> Span {
    var copy = self
    change(&copy)
    return copy
  }

  func named(_ name: String) -> Span { with { $0.name = name } }

  func failed() -> Span { with { $0.status = .error } }

  func inputs(_ text: String) -> Span { with { $0.inputs = recorded(text) } }

  func outputs(_ text: String) -> Span { with { $0.outputs = recorded(text) } }

  func event(_ name: String, at time: Int64, _ attributes: String? = nil) -> Span {
    let attributes = attributes.flatMap { recorded($0).json }
    return with { $0.events.append(SpanEvent(name: name, timeNS: time, attributes: attributes)) }
  }

  /// Adds a chunk as MLflow records it: the JSON text of the chunk inside a JSON string.
  func chunk(_ text: String, at time: Int64) -> Span {
    event("mlflow.chunk.item.0", at: time, #"{"mlflow.chunk.value":\#(quoted(text))}"#)
  }
}

extension Trace {
  /// A successful trace of experiment 1 that began at the epoch.
  init(_ spans: [Span], _ change: (inout Trace) -> Void = { _ in }) {
    self.init(
      id: "tr-1",
      state: .ok,
      requestTimeMS: 0,
      experiment: Experiment(id: "1", name: "demo"),
      source: "store.db"
    )
    self.spans = spans
    change(&self)
  }
}

extension AnalysedTrace {
  convenience init(_ spans: Span..., change: (inout Trace) -> Void = { _ in }) {
    self.init(Trace(spans, change))
  }
}

/// A recorded text as the sources read it.
func recorded(_ text: String) -> Payload { Payload(recorded: Array(text.utf8)[...]) }

/// A text as a JSON string.
func quoted(_ text: String) -> String {
  var buffer = ByteBuffer()
  buffer.appendJSONString(Array(text.utf8)[...])
  return buffer.string()
}

/// A text with each space made thin, as numbers and their units have it.
func thin(_ text: String) -> String {
  String(text.map { $0 == " " ? "\u{2009}" : $0 })
}
