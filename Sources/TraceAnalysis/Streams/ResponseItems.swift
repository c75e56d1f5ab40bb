import JSONBytes

/// The output items of a streamed Response, growing with each event.
struct ResponseItems {
  private var parts: [Int64: Parts] = [:]
  /// The event that closed the stream; nil while none came.
  private(set) var finalEvent: String?

  /// By output index.
  var choices: [StreamChoice] {
    parts.sorted { $0.key < $1.key }.map { $0.value.choice(index: $0.key) }
  }

  /// The items as their `output_item.done` events give them, else as `output_item.added` did, with
  /// the argument text that has come in the meantime; by output index.
  var items: [(item: JSONValue, arguments: [UInt8]?)] {
    parts.sorted { $0.key < $1.key }.compactMap { entry in
      entry.value.item.map { ($0, entry.value.isDone ? nil : entry.value.joinedArguments) }
    }
  }

  /// Adds an event of the type; true where it carries content.
  mutating func add(_ event: JSONValue, type: String) -> Bool {
    switch type {
    case "response.completed", "response.incomplete", "response.failed", "error":
      finalEvent = type
    case "response.output_item.added":
      parts[index(event), default: Parts()].begin(event["item"])
    case "response.output_item.done":
      parts[index(event), default: Parts()].finish(event["item"])
    default:
      return addDelta(event, type)
    }
    return false
  }

  private mutating func addDelta(_ event: JSONValue, _ type: String) -> Bool {
    guard let target = DeltaTarget(type), let text = event["delta"]?.utf8 else {
      return false
    }
    let part = event["content_index"]?.int64 ?? event["summary_index"]?.int64 ?? 0
    parts[index(event), default: Parts()].append(text, to: target, part: part)
    return true
  }

  private func index(_ event: JSONValue) -> Int64 { event["output_index"]?.int64 ?? 0 }
}

/// Where the text of a `….delta` event belongs.
enum DeltaTarget {
  case text, summary, reasoning, refusal, arguments

  init?(_ type: String) {
    switch type {
    case "response.output_text.delta": self = .text
    case "response.reasoning_summary_text.delta": self = .summary
    case "response.reasoning_text.delta": self = .reasoning
    case "response.refusal.delta": self = .refusal
    case "response.function_call_arguments.delta", "response.mcp_call_arguments.delta",
      "response.custom_tool_call_input.delta", "response.code_interpreter_call_code.delta":
      self = .arguments
    default: return nil
    }
  }
}

/// What has come of one output item so far.
private struct Parts {
  private(set) var item: JSONValue?
  private(set) var isDone = false
  private var texts: [DeltaTarget: [Int64: [UInt8]]] = [:]

  mutating func begin(_ item: JSONValue?) { self.item = self.item ?? item }

  mutating func finish(_ item: JSONValue?) {
    guard let item, !item.isNull else { return }
    self.item = item
    isDone = true
  }

  mutating func append(_ text: ArraySlice<UInt8>, to target: DeltaTarget, part: Int64) {
    texts[target, default: [:]][part, default: []] += text
  }

  var joinedArguments: [UInt8]? { joined(.arguments, with: "") }

  func choice(index: Int64) -> StreamChoice {
    StreamChoice(
      index: index,
      text: joined(.text, with: ""),
      reasoning: reasoning,
      refusal: joined(.refusal, with: ""),
      toolCalls: call.map { [$0] } ?? [],
      finishReason: item?["status"]?.string
    )
  }

  /// The summary, then the reasoning itself.
  private var reasoning: [UInt8]? {
    let texts = [joined(.summary, with: "\n\n"), joined(.reasoning, with: "")].compactMap(\.self)
    return texts.isEmpty ? nil : Array(texts.joined(separator: "\n\n".utf8))
  }

  private var call: StreamToolCall? {
    guard let call = item.flatMap(CallItem.init) else {
      return joinedArguments.map { StreamToolCall(index: 0, arguments: $0) }
    }
    return StreamToolCall(
      index: 0,
      id: call.id,
      name: call.name,
      arguments: joinedArguments ?? call.argumentText ?? []
    )
  }

  private func joined(_ target: DeltaTarget, with separator: String) -> [UInt8]? {
    guard let parts = texts[target] else { return nil }
    let ordered = parts.sorted { $0.key < $1.key }.map(\.value)
    let text = Array(ordered.joined(separator: separator.utf8))
    return text.isEmpty ? nil : text
  }
}
