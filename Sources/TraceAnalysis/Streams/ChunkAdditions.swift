import JSONBytes
import TraceModel

/// Reads what a chunk adds, in the words of the API that sent it.
struct ChunkAdditions {
  private var found: [StreamAddition] = []

  /// Empty for a chunk without a value or of an unknown shape.
  static func all(of value: Payload?) -> [StreamAddition] {
    guard let value else { return [] }
    var additions = ChunkAdditions()
    additions.read(value)
    return additions.found
  }

  private mutating func read(_ value: Payload) {
    guard let chunk = value.json, chunk.kind == .object else { return readRaw(value) }
    switch StreamKind(namedIn: chunk) {
    case .chatCompletion, .textCompletion: readCompletion(chunk)
    case .responses, .raw, .other: break
    case nil: readEvent(chunk)
    }
  }

  private mutating func readRaw(_ value: Payload) {
    let text = value.utf8 ?? value.json?.token ?? []
    add(text.isEmpty ? nil : .text(text))
  }

  private mutating func readCompletion(_ chunk: JSONValue) {
    if let choices = chunk["choices"] {
      for choice in choices.elements { read(choice: choice) }
    }
    add(chunk["usage"].flatMap(TokenUsage.init(provider:)).map { .usage($0) })
  }

  private mutating func read(choice: JSONValue) {
    let index = choice["index"]?.int64 ?? 0
    let delta = choice["delta"]
    if let role = delta?["role"]?.string { add(.role(role), to: index) }
    add(piece(choice["text"], delta?["content"]).map { .text($0) }, to: index)
    if let delta { read(delta: delta, of: index) }
    add(choice["finish_reason"]?.string.map { .finish($0) }, to: index)
  }

  private mutating func read(delta: JSONValue, of choice: Int64) {
    let reasoning = piece(delta["reasoning_content"], delta["reasoning"])
    add(reasoning.map { .reasoning($0) }, to: choice)
    add(piece(delta["refusal"]).map { .refusal($0) }, to: choice)
    if let calls = delta["tool_calls"] {
      for call in calls.elements {
        let function = call["function"].flatMap { $0.isNull ? nil : $0 } ?? call["custom"]
        read(function: function, call["index"]?.int64 ?? 0, of: choice)
      }
    }
    read(function: delta["function_call"], 0, of: choice)
  }

  private mutating func read(function: JSONValue?, _ index: Int64, of choice: Int64) {
    guard let function, function.kind == .object else { return }
    if let name = function["name"]?.string, !name.isEmpty {
      add(.call(name, index: index), to: choice)
    }
    let arguments = piece(function["arguments"] ?? function["input"])
    add(arguments.map { .arguments($0, index: index) }, to: choice)
  }

  private mutating func readEvent(_ event: JSONValue) {
    guard let type = event["type"]?.string, type.hasPrefix("response.") || type == "error" else {
      return
    }
    add(Self.content(of: event, type), to: event["output_index"]?.int64)
    let usage = event["response"]?["usage"].flatMap(TokenUsage.init(provider:))
    add(usage.map { .usage($0) })
  }

  private static func content(of event: JSONValue, _ type: String) -> StreamAddition.Content {
    guard let target = DeltaTarget(type), let text = event["delta"]?.utf8 else {
      return .event(type)
    }
    switch target {
    case .text: return .text(text)
    case .summary, .reasoning: return .reasoning(text)
    case .refusal: return .refusal(text)
    case .arguments: return .arguments(text, index: 0)
    }
  }

  /// The text of the first value that has any.
  private func piece(
    _ value: JSONValue?,
    _ other: @autoclosure () -> JSONValue? = nil
  ) -> ArraySlice<UInt8>? {
    if let text = value?.utf8, !text.isEmpty { return text }
    return other()?.utf8.flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func add(_ content: StreamAddition.Content?, to choice: Int64? = nil) {
    if let content { found.append(StreamAddition(choice: choice, content: content)) }
  }
}
