import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

extension ConversationThread {
  /// Each turn as `span +repeated <continues after earlierResponse`, then its messages, `?` before those asked, `!` before
  /// those answered.
  var drawing: [String] {
    turns.flatMap { turn in
      let origin = turn.continues.map { " <\($0)" } ?? ""
      let earlier = turn.earlierResponse.map { " after \($0)" } ?? ""
      return ["\(turn.span) +\(turn.repeated)\(origin)\(earlier)"]
        + turn.asked.map { "? \($0.drawing)" }
        + turn.answered.map { "! \($0.drawing)" }
    }
  }
}

extension Message {
  /// The message in one line: `role name #choice: part | part (finish)`.
  var drawing: String {
    let head = [role.drawing, name, choice.map { "#\($0)" }].compactMap(\.self)
    let end = finishReason.map { " (\($0))" } ?? ""
    return head.joined(separator: " ") + ": "
      + parts.map(\.drawing).joined(separator: " | ") + end
  }
}

extension Message.Role {
  fileprivate var drawing: String {
    if case .other(let word) = self { return "<\(word)>" }
    return "\(self)"
  }
}

extension MessagePart {
  var drawing: String {
    switch self {
    case .text(let text, let citations):
      ([string(text)] + citations.map(\.drawing)).joined(separator: " ")
    case .reasoning(let text): "thinks \(string(text))"
    case .refusal(let text): "refuses \(string(text))"
    case .media(let media): media.drawing
    case .call(let call): call.drawing
    case .result(let id, let payload): "result of \(id ?? "-") \(payload.shown)"
    case .other(let type, let value): "<\(type)> \(Payload.json(value).shown)"
    }
  }
}

extension ConversationCall {
  fileprivate var drawing: String {
    let parts: [String?] = [
      "\(call.kind) \(call.name)(\(call.arguments?.shown ?? ""))",
      call.id.map { "#\($0)" },
      call.result.map { "-> \($0.shown)" },
      call.span.map { "@\($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}

extension Citation {
  fileprivate var drawing: String { "[\(isAddress ? "" : "file ")\(source) \(title ?? "-")]" }
}

extension RecordedMedia {
  var drawing: String { "\(kind) \(place.drawing)" + (label.map { " «\($0)»" } ?? "") }
}

extension RecordedMedia.Place {
  fileprivate var drawing: String {
    switch self {
    case .attachment(let id): "attachment \(id)"
    case .base64(let data, let type): "base64 \(string(data)) \(type ?? "-")"
    case .address(let address): address
    case .file(let id): "file \(id)"
    }
  }
}

private func string(_ text: ArraySlice<UInt8>) -> String { String(decoding: text, as: UTF8.self) }

/// The thread of a trace of these spans; empty where it has none.
func thread(_ spans: Span...) -> [String] {
  ConversationThread(AnalysedTrace(Trace(spans)))?.drawing ?? []
}

/// What a request of these inputs asks.
func asked(_ inputs: String) -> [String] {
  thread(Span.chatModel().inputs(inputs)).filter { $0.hasPrefix("? ") }.map {
    String($0.dropFirst(2))
  }
}

/// What a call with these outputs answers.
func answered(_ outputs: String) -> [String] {
  thread(Span.chatModel().inputs(#"{"messages":[]}"#).outputs(outputs))
    .filter { $0.hasPrefix("! ") }.map { String($0.dropFirst(2)) }
}

/// A chat completion that answers with a text.
func saying(_ text: String) -> String {
  #"{"choices":[{"index":0,"message":{"role":"assistant","content":\#(quoted(text)),"refusal":null,"tool_calls":null},"finish_reason":"stop"}]}"#
}

/// A Response of these output items.
func response(_ items: String..., id: String = "r") -> String {
  #"{"id":"\#(id)","object":"response","status":"completed","output":[\#(items.joined(separator: ","))]}"#
}

/// An output message of a Response.
func said(_ text: String) -> String {
  #"{"type":"message","role":"assistant","id":"m","status":"completed","content":[{"type":"output_text","text":\#(quoted(text)),"annotations":[],"logprobs":[]}]}"#
}

/// Recorded JSON and the messages that it holds.
struct MessageCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let json: String
  let messages: [String]

  init(_ description: String, _ json: String, _ messages: [String]) {
    testDescription = description
    self.json = json
    self.messages = messages
  }
}
