import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the chunks of a stream as they were recorded, each without the members that it has in
/// common with the one before: `{…` stands for those.
///
/// Most of a chunk repeats the one before it, so that what it says itself would be hard to find.
struct RecordedChunks {
  private let events: [SpanEvent]
  private let values: [JSONValue?]

  /// The chunk events of a span and what their texts say, one of each a chunk.
  init(_ events: [SpanEvent], values: [JSONValue?]) {
    self.events = events
    self.values = values
  }

  /// Appends the items of a list; the number of an item is the place of its chunk.
  func writeItems(to html: inout ByteBuffer) {
    var before: JSONValue?
    for (place, event) in events.enumerated() {
      html.append("<li>")
      let text = Self.text(of: event, at: place)
      if text != nil, let value = values[place], value.kind == .object {
        write(value, after: before, to: &html)
        before = value
      } else {
        text.map { html.appendHTML($0, in: .content) } ?? write(event, to: &html)
        before = nil
      }
      html.append("\n")
    }
  }

  /// What a chunk says where it is one as MLflow records it, with a value and nothing else.
  private static func text(of event: SpanEvent, at place: Int) -> JSONValue? {
    guard event.attributes?.count == 1, let text = event.attributes?["mlflow.chunk.value"],
      event.name.dropFirst("mlflow.chunk.item.".count) == String(place)
    else { return nil }
    return text
  }

  private func write(_ value: JSONValue, after before: JSONValue?, to html: inout ByteBuffer) {
    let repeats = before.map { Self.haveEqualKeys(value, $0) } ?? false
    html.append(repeats ? "{…" : "{")
    var separator: StaticString = repeats ? " " : ""
    var earlier = before?.members.makeIterator()
    for (key, member) in value.members {
      if let same = earlier?.next(), repeats, member.isWritten(as: same.value) { continue }
      html.append(separator)
      separator = ", "
      key.withToken { html.appendHTML($0.bytes, in: .content) }
      html.append(": ")
      member.withToken { html.appendHTML($0.bytes, in: .content) }
    }
    html.append("}")
  }

  private static func haveEqualKeys(_ one: JSONValue, _ other: JSONValue) -> Bool {
    one.count == other.count && one.count > 0
      && zip(one.members, other.members).allSatisfy { $0.key.isWritten(as: $1.key) }
  }

  private func write(_ event: SpanEvent, to html: inout ByteBuffer) {
    html.appendHTML(event.name, in: .content)
    guard let attributes = event.attributes else { return }
    for (key, value) in attributes.members {
      html.append(" ")
      html.appendHTML(key, in: .content)
      html.append(" ")
      html.appendHTML(value, in: .content)
    }
  }
}
