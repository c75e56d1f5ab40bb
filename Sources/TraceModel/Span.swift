package import JSONBytes

/// One operation inside a trace.
package struct Span: Sendable {
  /// As the store names it: 16 lower-case hex digits in MLflow 3.
  package var id: String
  /// Nil for a root; may name a span that the trace does not hold.
  package var parentID: String?
  package var name: String
  package var kind: SpanKind
  package var status: SpanStatus
  /// Nil where it is empty.
  package var statusMessage: String?
  /// Nanoseconds since the Unix epoch.
  package var startNS: Int64
  /// Nanoseconds since the Unix epoch; nil while in progress.
  package var endNS: Int64?
  /// The model that was asked for or that answered; nil where none is recorded.
  package var model: String?
  package var provider: String?
  /// Nil where none was recorded (attribute `mlflow.spanInputs`).
  package var inputs: Payload?
  /// Nil where none was recorded (attribute `mlflow.spanOutputs`).
  package var outputs: Payload?
  /// Every attribute in stored order, the ones above included.
  package var attributes: [Attribute]
  /// In stored order.
  package var events: [SpanEvent]
  package var links: [SpanLink]
  /// What the producer states for this span (attribute `mlflow.chat.tokenUsage`); nil where nothing.
  package var statedTokenUsage: TokenUsage?
  /// US dollars that the producer states for this span (attribute `mlflow.llm.cost`); nil where nothing.
  package var statedCost: Cost?
  /// What the producer states of the first token instead of chunks; nil where nothing.
  package var firstTokenSignal: FirstTokenSignal?

  /// A span with its identity and time; everything else is empty or unknown.
  package init(id: String, parentID: String?, name: String, startNS: Int64, endNS: Int64?) {
    self.id = id
    self.parentID = parentID
    self.name = name
    self.startNS = startNS
    self.endNS = endNS
    kind = .unknown
    status = .unset
    attributes = []
    events = []
    links = []
  }

  /// End less start in nanoseconds, negative where the end lies before the start; nil while in
  /// progress.
  ///
  /// Kept within 64 bits.
  package var durationNS: Int64? {
    endNS.map { end in
      let (duration, isTooLong) = end.subtractingReportingOverflow(startNS)
      if isTooLong { return end > startNS ? .max : -.max }
      return max(duration, -.max)
    }
  }

  /// The value of an attribute; nil where the span does not have it.
  package func attribute(_ key: String) -> Payload? {
    attributes.first { $0.key == key }?.value
  }
}

/// How a span ended (OpenTelemetry status code).
package enum SpanStatus: String, Sendable, CaseIterable {
  case ok = "OK"
  case error = "ERROR"
  case unset = "UNSET"
}

/// A named value of a span.
package struct Attribute: Sendable {
  package var key: String
  package var value: Payload

  package init(key: String, value: Payload) {
    self.key = key
    self.value = value
  }
}

/// Something that happened at one moment of a span: an exception, a streamed chunk, a note.
package struct SpanEvent: Sendable {
  package var name: String
  /// Nanoseconds since the Unix epoch.
  ///
  /// MLflow's chunk times pass through a float: steps of 256 ns.
  package var timeNS: Int64
  /// A JSON object; nil where there are none.
  package var attributes: JSONValue?

  package init(name: String, timeNS: Int64, attributes: JSONValue?) {
    self.name = name
    self.timeNS = timeNS
    self.attributes = attributes
  }
}

/// A reference to a span of this or another trace.
package struct SpanLink: Sendable {
  package var traceID: String
  package var spanID: String
  /// A JSON object; nil where there are none.
  package var attributes: JSONValue?

  package init(traceID: String, spanID: String, attributes: JSONValue?) {
    self.traceID = traceID
    self.spanID = spanID
    self.attributes = attributes
  }
}
