import JSONBytes
import TraceModel

/// A recorded chunk of a stream.
struct StreamChunk: Sendable {
  /// What was recorded: JSON, or a text that is none; nil where the event has no value.
  let value: Payload?
  /// Nanoseconds since the Unix epoch; nil where the store has no times.
  let timeNS: Int64?

  /// The chunks of a span in stored order; empty where it did not stream.
  ///
  /// MLflow records an event `mlflow.chunk.item.N` with attribute `mlflow.chunk.value` a chunk. MLflow
  /// 2.16 has an attribute `events` instead, a list of chunks without times.
  static func all(of span: Span) -> [StreamChunk] {
    let recorded = recorded(in: span.events)
    if !recorded.isEmpty { return recorded }
    guard let list = span.attribute("events")?.json, list.elements.contains(where: isCompletion)
    else { return [] }
    return list.elements.map { StreamChunk(value: .json($0), timeNS: nil) }
  }

  /// True for a chunk of the only APIs that MLflow 2.16 follows; an application's own attribute may
  /// have the name as well.
  private static func isCompletion(_ chunk: JSONValue) -> Bool {
    let kind = StreamKind(namedIn: chunk)
    return kind == .chatCompletion || kind == .textCompletion
  }

  /// True for an event that is a chunk.
  static func isChunk(_ event: SpanEvent) -> Bool { event.name.hasPrefix("mlflow.chunk.item.") }

  private static func recorded(in events: [SpanEvent]) -> [StreamChunk] {
    var times: [Int64] = []
    var values: [JSONValue?] = []
    for event in events where isChunk(event) {
      times.append(event.timeNS)
      values.append(event.attributes?["mlflow.chunk.value"])
    }
    if times.isEmpty { return [] }
    var payloads = Payload.payloads(recorded: values.compactMap(\.self)).makeIterator()
    return zip(times, values).map { time, value in
      StreamChunk(value: value == nil ? nil : payloads.next(), timeNS: time)
    }
  }
}
