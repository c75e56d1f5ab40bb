import JSONBytes
import TraceModel

/// The text of one choice, or of one message of a Response.
struct AnsweredText {
  var text: ArraySlice<UInt8>
  var isRefusal: Bool
  /// Nil for a Response.
  var finishReason: String?

  /// The texts that a span gave back, those of its chunks first.
  static func all(of span: Span, stream: StreamOutput?) -> [AnsweredText] {
    if let stream { return stream.choices.compactMap(Self.init(streamed:)) }
    guard let output = span.outputs?.json else { return [] }
    if let choices = output["choices"] { return choices.elements.compactMap(Self.init(choice:)) }
    let items = output.kind == .array ? output : output["output"]
    return items?.elements.compactMap { Self(item: $0) } ?? []
  }

  private init?(streamed choice: StreamChoice) {
    guard let text = choice.refusal ?? choice.text else { return nil }
    self.init(
      text: text[...],
      isRefusal: choice.refusal != nil,
      finishReason: choice.finishReason
    )
  }

  private init?(choice: JSONValue) {
    guard let message = choice["message"] else { return nil }
    self.init(message: message, finishReason: choice["finish_reason"]?.string)
  }

  /// A message of a Response, or of a Chat Completion as the Agents SDK records it.
  private init?(item: JSONValue) {
    guard item["role"]?.isString("assistant") == true else { return nil }
    guard let parts = item["content"], parts.kind == .array else {
      self.init(message: item, finishReason: nil)
      return
    }
    let isRefusal = parts.elements.contains { $0["type"]?.isString("refusal") == true }
    let text = parts.elements.flatMap { $0["text"]?.utf8 ?? [] }
    if text.isEmpty && !isRefusal { return nil }
    self.init(text: text[...], isRefusal: isRefusal, finishReason: nil)
  }

  private init?(message: JSONValue, finishReason: String?) {
    if let refusal = message["refusal"]?.utf8, !refusal.isEmpty {
      self.init(text: refusal, isRefusal: true, finishReason: finishReason)
    } else if let text = message["content"]?.utf8, !text.isEmpty {
      self.init(text: text, isRefusal: false, finishReason: finishReason)
    } else {
      return nil
    }
  }

  private init(text: ArraySlice<UInt8>, isRefusal: Bool, finishReason: String?) {
    self.text = text
    self.isRefusal = isRefusal
    self.finishReason = finishReason
  }
}
