import JSONBytes
import TraceModel

/// Reads the content of a message: a text, or a list of parts in the words of either API of OpenAI.
enum ContentParts {
  /// Empty for an empty text and where there is nothing; what is not known stays whole.
  ///
  /// `annotations` are those that a chat message keeps beside its content.
  static func all(in content: JSONValue?, annotations: JSONValue? = nil) -> [MessagePart] {
    guard let content, !content.isNull else { return text([], annotations) }
    if let bytes = content.utf8 { return text(bytes, annotations) }
    let parts = content.kind == .array ? content.elements.flatMap(part) : part(content)
    return parts + text([], annotations)
  }

  /// A text with its sources, then the annotations that name none.
  static func text(_ bytes: ArraySlice<UInt8>, _ annotations: JSONValue?) -> [MessagePart] {
    let (sources, others) = Citation.read(annotations)
    let isEmpty = bytes.isEmpty && sources.isEmpty
    return (isEmpty ? [] : [.text(bytes, citations: sources)]) + others.map(MessagePart.unknown)
  }

  private static func part(_ part: JSONValue) -> [MessagePart] {
    if let bytes = part.utf8 { return text(bytes, nil) }
    guard let type = part["type"]?.string else { return [.unknown(part)] }
    switch type {
    case "text", "input_text", "output_text":
      return part["text"]?.utf8.map { text($0, part["annotations"]) } ?? [.unknown(part)]
    case "reasoning_text", "summary_text":
      return [part["text"]?.utf8.map { .reasoning($0) } ?? .unknown(part)]
    case "refusal":
      return [part["refusal"]?.utf8.map { .refusal($0) } ?? .unknown(part)]
    default:
      return [RecordedMedia(part: part, type: type).map { .media($0) } ?? .unknown(part)]
    }
  }
}

extension MessagePart {
  /// A value of a type that is not known; one that names no type goes by what it is in JSON.
  static func unknown(_ value: JSONValue) -> MessagePart {
    .other(type: value["type"]?.string ?? "\(value.kind)", value)
  }
}
