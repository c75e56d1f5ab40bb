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
      event.name.utf8.dropFirst("mlflow.chunk.item.".utf8.count).elementsEqual(String(place).utf8)
    else { return nil }
    return text
  }

  private func write(_ value: JSONValue, after before: JSONValue?, to html: inout ByteBuffer) {
    value.withMemberTokens { members in
      guard let before else { return Self.write(members, to: &html) }
      before.withMemberTokens { earlier in
        if Self.haveEqualKeys(members, earlier) {
          Self.write(members, after: earlier, to: &html)
        } else {
          Self.write(members, to: &html)
        }
      }
    }
  }

  private static func write(_ members: JSONMemberTokens, to html: inout ByteBuffer) {
    html.append("{")
    var separator: StaticString = ""
    for (key, value) in members {
      html.append(separator)
      separator = ", "
      write(key, value, to: &html)
    }
    html.append("}")
  }

  /// Only what differs from the members before, which have the same keys.
  private static func write(
    _ members: JSONMemberTokens,
    after earlier: JSONMemberTokens,
    to html: inout ByteBuffer
  ) {
    html.append("{…")
    var separator: StaticString = " "
    for (mine, same) in zip(members, earlier) where !mine.value.isWritten(as: same.value) {
      html.append(separator)
      separator = ", "
      write(mine.key, mine.value, to: &html)
    }
    html.append("}")
  }

  private static func write(_ key: JSONToken, _ value: JSONToken, to html: inout ByteBuffer) {
    html.appendHTML(key.bytes, in: .content)
    html.append(": ")
    html.appendHTML(value.bytes, in: .content)
  }

  private static func haveEqualKeys(_ one: JSONMemberTokens, _ other: JSONMemberTokens) -> Bool {
    var (one, other) = (one, other)
    var count = 0
    while let mine = one.next() {
      guard let others = other.next(), mine.key.isWritten(as: others.key) else { return false }
      count += 1
    }
    return count > 0 && other.next() == nil
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
