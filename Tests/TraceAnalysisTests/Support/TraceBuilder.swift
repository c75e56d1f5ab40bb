import JSONBytes
import TraceAnalysis
import TraceModel

// Spans are built step by step: `Span("llm", below: "root", 10, 90).inputs(#"{"a": 1}"#)`.

extension Span {
  /// A span whose name is its id.
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

  /// A span of kind CHAT_MODEL.
  static func chatModel(
    _ id: String = "llm",
    below parent: String? = nil,
    _ start: Int64 = 0,
    _ end: Int64? = 100
  ) -> Span {
    Span(id, below: parent, start, end, kind: .chatModel)
  }

  /// A span of kind TOOL; `name` is the tool's.
  static func tool(
    _ id: String,
    _ name: String,
    below parent: String? = nil,
    _ start: Int64 = 0,
    _ end: Int64? = 100
  ) -> Span {
    var span = Span(id, below: parent, start, end, kind: .tool)
    span.name = name
    return span
  }

  private func changed(_ change: (inout Span) -> Void) -> Span {
    var copy = self
    change(&copy)
    return copy
  }

  func moved(by time: Int64) -> Span {
    changed {
      $0.startNS += time
      $0.endNS = $0.endNS.map { $0 + time }
    }
  }

  func inputs(_ text: String) -> Span { changed { $0.inputs = payload(text) } }

  func outputs(_ text: String) -> Span { changed { $0.outputs = payload(text) } }

  func status(_ status: SpanStatus) -> Span { changed { $0.status = status } }

  func attribute(_ key: String, _ text: String) -> Span {
    changed { $0.attributes.append(Attribute(key: key, value: payload(text))) }
  }

  func event(_ name: String, at time: Int64 = 0, _ attributes: String? = nil) -> Span {
    changed {
      $0.events.append(
        SpanEvent(name: name, timeNS: time, attributes: attributes.flatMap { payload($0).json })
      )
    }
  }

  func states(_ usage: TokenUsage) -> Span { changed { $0.statedTokenUsage = usage } }

  func costs(_ total: Double) -> Span { changed { $0.statedCost = Cost(total: total) } }

  /// Adds a chunk as MLflow records it: the JSON text of the chunk inside a JSON string.
  func chunk(at time: Int64, _ text: String) -> Span {
    let index = events.count
    return event(
      "mlflow.chunk.item.\(index)",
      at: time,
      #"{"mlflow.chunk.value":\#(quoted(text))}"#
    )
  }

  /// Adds chunks 10 ns apart, the first at 10.
  func chunks(_ texts: String...) -> Span {
    texts.enumerated().reduce(self) { span, chunk in
      span.chunk(at: Int64(chunk.offset + 1) * 10, chunk.element)
    }
  }
}

extension TokenUsage {
  init(_ input: Int64?, _ output: Int64?, total: Int64? = nil, reasoning: Int64? = nil) {
    self.init()
    self.input = input
    self.output = output
    self.total = total
    self.reasoning = reasoning
  }
}

extension Trace {
  init(_ spans: [Span]) {
    self.init(
      id: "tr-1",
      state: .ok,
      requestTimeMS: 0,
      experiment: Experiment(id: "0", name: nil),
      source: "test"
    )
    self.spans = spans
  }
}

extension TraceSummary {
  convenience init(_ trace: Trace, prices: PriceTable? = nil) {
    let analysed = AnalysedTrace(trace, prices: prices.map(PriceFinder.init))
    self.init(analysed, TraceTools(analysed))
  }
}

extension AnalysedTrace {
  convenience init(_ spans: Span...) { self.init(Trace(spans)) }

  /// The analysis of the first span of an id.
  subscript(id: String) -> SpanAnalysis? {
    trace.spans.firstIndex { $0.id == id }.map { spans[$0] }
  }

  /// The analysis's diagnostics as `code span`, or `code` for the trace's.
  var findings: [String] {
    diagnostics.map { found in
      [found.code.rawValue, found.spanID].compactMap(\.self).joined(separator: " ")
    }
  }
}

/// A recorded text as the sources read it.
func payload(_ text: String) -> Payload { Payload(recorded: Array(text.utf8)[...]) }

/// A text as a JSON string.
func quoted(_ text: String) -> String {
  var buffer = ByteBuffer()
  buffer.appendJSONString(Array(text.utf8)[...])
  return buffer.string()
}

extension Payload {
  /// JSON in its canonical form; another text between `<` and `>`.
  var shown: String {
    switch self {
    case .json(let value):
      var buffer = ByteBuffer()
      value.canonical(to: &buffer)
      return buffer.string()
    case .text(let bytes): return "<\(String(decoding: bytes, as: UTF8.self))>"
    }
  }
}
