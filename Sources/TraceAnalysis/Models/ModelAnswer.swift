import JSONBytes
import TraceModel

/// What a model call gave back, wherever the store keeps it.
///
/// The chunks of a stream count before the recorded output, which MLflow makes up from them without
/// id, fingerprint and true finish reasons. The Agents SDK's own spans hold a Response in their
/// attributes and only its items as output.
enum ModelAnswer {
  case stream(StreamOutput)
  case object(JSONValue)
  /// The attributes of a span whose `object` is `response`.
  case attributes([Attribute])
  case none

  init(of span: borrowing Span, stream: StreamOutput?) {
    if let stream, [.chatCompletion, .textCompletion, .responses].contains(stream.kind) {
      self = .stream(stream)
    } else if let object = span.outputs?.json, object.kind == .object {
      self = .object(object)
    } else if span.attribute("object")?.json?.isString("response") == true {
      self = .attributes(span.attributes)
    } else {
      self = .none
    }
  }

  /// A member of the answer; nil where it has none or `null`.
  subscript(key: String) -> JSONValue? {
    switch self {
    case .stream(let stream): return stream.answer[key]
    case .object(let object):
      guard let value = object[named: key], !value.isNull else { return nil }
      return value
    case .attributes(let attributes):
      let value = attributes.first { $0.key == key }?.value.json
      return value?.isNull == false ? value : nil
    case .none: return nil
    }
  }

  /// One a choice of a Chat Completion or legacy completion, in order; empty for a Response, whose
  /// state is its `status`.
  var finishReasons: [FinishReason] {
    if case .stream(let stream) = self {
      if stream.kind == .responses { return [] }
      return stream.choices.compactMap { choice in
        choice.finishReason.map { FinishReason(choice: choice.index, reason: $0) }
      }
    }
    guard let choices = self["choices"] else { return [] }
    return choices.elements.enumerated().compactMap { position, choice in
      guard let reason = choice["finish_reason"]?.string else { return nil }
      return FinishReason(choice: choice["index"]?.int64 ?? Int64(position), reason: reason)
    }
  }
}

/// Why one choice ended.
package struct FinishReason: Sendable, Hashable {
  /// Index of the choice, from 0.
  package var choice: Int64
  /// `stop`, `length`, `tool_calls`, `content_filter` or what else the provider says.
  package var reason: String
}
