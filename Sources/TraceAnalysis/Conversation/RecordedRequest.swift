import JSONBytes
import TraceModel

/// What a model call was asked, wherever the store keeps it.
struct RecordedRequest {
  /// The system's text where it is no message (`instructions` of the Responses API).
  var instructions: Payload?
  /// Messages, items and plain texts, in order.
  var elements: [JSONValue]
  /// The response that the request goes on with; nil where it names none.
  var previousResponse: String?

  /// Nil for a span that is no model call, and for one whose inputs hold no messages.
  ///
  /// Embeddings have inputs of the same form, but are of a kind of their own. MLflow makes a call of
  /// the Images API a span of kind TOOL.
  init?(of span: Span) {
    guard let inputs = span.inputs?.json else { return nil }
    if span.kind == .tool {
      guard Self.isImageCall(span, inputs) else { return nil }
    } else if !span.kind.isModelCall {
      return nil
    }
    if inputs.kind == .array {
      self.init(list: inputs, of: span)
    } else {
      self.init(object: inputs, of: span)
    }
  }

  /// The instructions as a message; nil where there are none.
  var instructionMessage: Message? {
    instructions.map { text in
      let bytes = text.utf8 ?? text.json?.token ?? []
      return Message(role: .system, parts: ContentParts.text(bytes, nil))
    }
  }

  /// The Agents SDK records the list alone, its instructions among the span's attributes.
  private init?(list: JSONValue, of span: Span) {
    let isList = list.elements.contains { $0["role"] != nil || $0["type"] != nil }
    guard isList else { return nil }
    instructions = span.attribute("instructions").flatMap { $0.isNull ? nil : $0 }
    elements = Array(list.elements)
    previousResponse = span.attribute("previous_response_id")?.string
  }

  private init?(object: JSONValue, of span: Span) {
    if let messages = object["messages"], !messages.isNull {
      elements = messages.kind == .array ? Array(messages.elements) : [messages]
    } else if let input = object["input"], !input.isNull {
      elements = input.kind == .array ? Array(input.elements) : [input]
      previousResponse = Self.given("previous_response_id", object, of: span)?.string
      instructions = Self.given("instructions", object, of: span).map { .json($0) }
    } else if let prompt = object["prompt"], !prompt.isNull {
      elements = Self.prompts(prompt)
    } else {
      return nil
    }
  }

  /// What the caller left out may be recorded as a text that says so.
  private static func given(_ key: String, _ object: JSONValue, of span: Span) -> JSONValue? {
    guard object[named: key] != nil else { return nil }
    return ModelRequest(of: span)[key]
  }

  /// Several texts are several prompts; a list of tokens is one.
  private static func prompts(_ prompt: JSONValue) -> [JSONValue] {
    let isTexts = prompt.kind == .array && prompt.elements.allSatisfy { $0.kind == .string }
    return isTexts ? Array(prompt.elements) : [prompt]
  }

  private static func isImageCall(_ span: Span, _ inputs: JSONValue) -> Bool {
    guard inputs["prompt"]?.kind == .string else { return false }
    if span.name == "Images" || span.name == "AsyncImages" { return true }
    let first = span.outputs?["data"]?.elements.first { _ in true }
    return first?["b64_json"] != nil || first?["url"] != nil
  }
}
