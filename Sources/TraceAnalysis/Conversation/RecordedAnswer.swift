import JSONBytes
import TraceModel

/// What a model call answered: one list of entries a choice.
struct RecordedAnswer {
  private(set) var choices: [[ConversationEntry]] = []
  /// The provider's id of the answer; nil where none is recorded.
  let id: String?
  private var reader: EntryReader

  /// Empty for a call that failed before anything came.
  init(of span: Span, _ analysis: SpanAnalysis) {
    let answer = ModelAnswer(of: span, stream: analysis.stream)
    id = answer["id"]?.string
    reader = EntryReader(role: .assistant, known: analysis.toolCalls)
    switch analysis.stream?.kind {
    case .chatCompletion, .textCompletion, .raw: add(choices: analysis.stream?.choices ?? [])
    case .responses: analysis.stream.map { add(response: $0) }
    case .other, nil: span.outputs.map { add($0) }
    }
    if let reason = answer.stopReason { end(with: reason) }
  }

  private mutating func add(_ outputs: Payload) {
    guard let json = outputs.json else {
      return add(parts: ContentParts.text(outputs.utf8 ?? [], nil))
    }
    if let list = json["choices"], list.kind == .array {
      for (place, choice) in list.elements.enumerated() {
        add(choice: choice, place: Int64(place), isOne: list.count == 1)
      }
    } else if let items = json["output"], items.kind == .array {
      add(elements: items)
    } else if json.kind == .array {
      add(elements: json)
    } else if let images = json["data"], images.kind == .array {
      add(images: images, format: json["output_format"])
    } else if json.utf8 != nil || json["role"] != nil {
      choices.append([reader.entry(json)])
    } else if !json.isNull {
      add(parts: [.unknown(json)])
    }
  }

  private mutating func add(elements: JSONValue) {
    choices.append(elements.elements.map { reader.entry($0) })
  }

  private mutating func add(parts: [MessagePart]) {
    if parts.isEmpty { return }
    choices.append([ConversationEntry(content: .message(Message(role: .assistant, parts: parts)))])
  }

  private mutating func add(images: JSONValue, format: JSONValue?) {
    add(
      parts: images.elements.map { image in
        RecordedMedia(made: image, data: "b64_json", format: format).map { .media($0) }
          ?? .unknown(image)
      }
    )
  }

  private mutating func add(choice: JSONValue, place: Int64, isOne: Bool) {
    var entry = reader.entry(choice["message"] ?? choice["text"] ?? choice)
    if case .message(var message) = entry.content {
      message.choice = isOne ? nil : choice["index"]?.int64 ?? place
      message.finishReason = choice["finish_reason"]?.string
      entry.content = .message(message)
    }
    choices.append([entry])
  }

  private mutating func add(choices streamed: [StreamChoice]) {
    for choice in streamed {
      let message = Message(
        role: .assistant,
        parts: parts(of: choice),
        choice: streamed.count == 1 ? nil : choice.index,
        finishReason: choice.finishReason
      )
      choices.append([ConversationEntry(content: .message(message))])
    }
  }

  private mutating func parts(of choice: StreamChoice) -> [MessagePart] {
    var parts: [MessagePart] = []
    if let reasoning = choice.reasoning { parts.append(.reasoning(reasoning[...])) }
    if let text = choice.text { parts.append(.text(text[...], citations: [])) }
    if let refusal = choice.refusal { parts.append(.refusal(refusal[...])) }
    return parts + choice.toolCalls.map { reader.call(ToolCall(nameless: $0)) }
  }

  /// Items as the stream ended them; of one that it did not end, the text that came.
  private mutating func add(response stream: StreamOutput) {
    let items = StreamedItems(stream)
    if items.isEmpty && stream.choices.isEmpty {
      if let output = stream.answer["output"] { add(elements: output) }
      return
    }
    choices.append(
      stream.choices.map { choice in
        guard let item = items[choice.index] else { return entry(streamed: choice) }
        let isText = !item.isDone && choice.hasContent && choice.toolCalls.isEmpty
        return isText ? entry(streamed: choice) : reader.entry(item.value)
      }
    )
  }

  private mutating func entry(streamed choice: StreamChoice) -> ConversationEntry {
    let message = Message(role: .assistant, parts: parts(of: choice))
    return ConversationEntry(content: .message(message), isItem: true)
  }

  /// The last message says why a Response ended.
  private mutating func end(with reason: String) {
    guard let choice = choices.indices.last, let last = choices[choice].indices.last,
      case .message(var message) = choices[choice][last].content
    else { return }
    message.finishReason = reason
    choices[choice][last].content = .message(message)
  }
}

extension ModelAnswer {
  /// Why a Response ended before its end: the reason that it names, else its status; nil for one that
  /// is complete.
  fileprivate var stopReason: String? {
    if case .stream(let stream) = self, stream.finalEvent == "error" { return "error" }
    guard let status = self["status"]?.string, status != "completed" else { return nil }
    return self["incomplete_details"]?["reason"]?.string ?? self["error"]?["code"]?.string
      ?? status
  }
}

extension ToolCall {
  /// A call put together from the chunks of a stream, also where they lack its name.
  fileprivate init(nameless call: StreamToolCall) {
    self =
      ToolCall(streamed: call)
      ?? ToolCall(
        id: call.id,
        name: "",
        kind: call.type ?? "function",
        arguments: call.arguments.isEmpty ? nil : Payload(recorded: call.arguments[...])
      )
  }
}
