import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

/// A span in the words of a dialect and what the model has of it.
struct DialectCase: CustomTestStringConvertible, Sendable {
  let title: String
  /// A JSON object; a string in it is an attribute's text.
  let attributes: String
  /// Names and JSON objects.
  var events: [(name: String, attributes: String)] = []
  var spanName = "span"
  var kind = SpanKind.chatModel
  var model: String?
  var provider: String?
  var usage: [TokenKey: Int64] = [:]
  var cost: Cost?
  /// JSON; nil where none is expected.
  var inputs: String?
  var outputs: String?
  /// Nil where the name stays.
  var newName: String?

  var testDescription: String { title }

  /// Compares all that the dialects set with what is expected, whichever way texts are held.
  func check() throws {
    for asText in [false, true] {
      let span = try Span.speaking(attributes, events: events, name: spanName, asText: asText)
      #expect(span.kind == kind)
      #expect(span.model == model)
      #expect(span.provider == provider)
      var expected = TokenUsage()
      for (key, number) in usage { expected[key] = number }
      #expect(span.statedTokenUsage == (usage.isEmpty ? nil : expected))
      #expect(span.statedCost == cost)
      #expect(try span.inputs?.canonical == inputs.map(canonical))
      #expect(try span.outputs?.canonical == outputs.map(canonical))
      #expect(span.name == newName ?? spanName)
    }
  }
}

extension Span {
  /// A span with attributes given as a JSON object, interpreted.
  static func speaking(
    _ attributes: String,
    events: [(name: String, attributes: String)] = [],
    name: String = "span",
    asText: Bool = false
  ) throws -> Span {
    var span = Span(id: "0123456789abcdef", parentID: nil, name: name, startNS: 0, endNS: 9)
    span.attributes = try JSONDocument(attributes).root.members.map { key, value in
      let payload = asText ? value.utf8.map(Payload.text) : nil
      return Attribute(key: key.string ?? "", value: payload ?? .json(value))
    }
    span.events = try events.map { event in
      let attributes = try JSONDocument(event.attributes).root
      return SpanEvent(name: event.name, timeNS: 1, attributes: attributes)
    }
    Dialects.interpret(&span)
    return span
  }
}

/// A JSON text with sorted keys and no spaces.
func canonical(_ text: String) throws -> String {
  Payload.json(try JSONDocument(text).root).canonical
}

extension Payload {
  /// The value with sorted keys and no spaces; a text as a JSON string.
  var canonical: String {
    var buffer = ByteBuffer(capacity: 64)
    if let json {
      json.canonical(to: &buffer)
    } else {
      buffer.appendJSONString(utf8 ?? [])
    }
    return buffer.string()
  }
}
