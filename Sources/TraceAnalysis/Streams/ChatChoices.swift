import JSONBytes

/// The choices of a streamed Chat Completion or legacy completion, growing with each chunk.
struct ChatChoices {
  private var parts: [Int64: Parts] = [:]

  /// By index.
  var choices: [StreamChoice] {
    parts.sorted { $0.key < $1.key }.map { $0.value.choice(index: $0.key) }
  }

  /// Adds the list `choices` of a chunk; true where it carries content.
  mutating func add(_ list: JSONValue?) -> Bool {
    guard let list else { return false }
    var carriesContent = false
    for choice in list.elements {
      let index = choice["index"]?.int64 ?? 0
      if parts[index, default: Parts()].add(choice) { carriesContent = true }
    }
    return carriesContent
  }
}

/// What has come of one choice so far.
private struct Parts {
  private var text: [UInt8] = []
  private var reasoning: [UInt8] = []
  private var refusal: [UInt8] = []
  private var calls: [Int64: StreamToolCall] = [:]
  private var finishReason: String?

  /// True where the choice of a chunk carries content.
  mutating func add(_ choice: JSONValue) -> Bool {
    if let reason = choice["finish_reason"]?.string { finishReason = reason }
    let delta = choice["delta"]
    let spoke = [
      Self.append([choice["text"], delta?["content"]], to: &text),
      Self.append([delta?["reasoning_content"], delta?["reasoning"]], to: &reasoning),
      Self.append([delta?["refusal"]], to: &refusal),
      addCalls(delta?["tool_calls"]),
      addLegacyCall(delta?["function_call"]),
    ]
    return spoke.contains(true)
  }

  func choice(index: Int64) -> StreamChoice {
    StreamChoice(
      index: index,
      text: text.isEmpty ? nil : text,
      reasoning: reasoning.isEmpty ? nil : reasoning,
      refusal: refusal.isEmpty ? nil : refusal,
      toolCalls: calls.sorted { $0.key < $1.key }.map(\.value),
      finishReason: finishReason
    )
  }

  private mutating func addCalls(_ list: JSONValue?) -> Bool {
    guard let list else { return false }
    var carriesContent = false
    for call in list.elements {
      let index = call["index"]?.int64 ?? 0
      if calls[index, default: StreamToolCall(index: index)].add(call) { carriesContent = true }
    }
    return carriesContent
  }

  /// The legacy form, which knows one call and neither id nor index.
  private mutating func addLegacyCall(_ function: JSONValue?) -> Bool {
    guard let function, function.kind == .object else { return false }
    return calls[0, default: StreamToolCall(index: 0)].add(function: function)
  }

  /// The first of several names of one text that has any.
  private static func append(_ values: [JSONValue?], to bytes: inout [UInt8]) -> Bool {
    guard let more = values.lazy.compactMap({ $0?.utf8 }).first(where: { !$0.isEmpty }) else {
      return false
    }
    bytes += more
    return true
  }
}

extension StreamToolCall {
  /// Adds the delta of a call; true where it carries a name or arguments.
  ///
  /// The id and name that came first stay.
  fileprivate mutating func add(_ delta: JSONValue) -> Bool {
    id = id ?? delta["id"]?.string
    type = type ?? delta["type"]?.string
    guard
      let function = ["function", "custom"].lazy.compactMap({ delta[$0] }).first(where: {
        !$0.isNull
      })
    else { return false }
    return add(function: function)
  }

  /// Adds a piece of name or arguments; true where there is one.
  fileprivate mutating func add(function: JSONValue) -> Bool {
    let named = function["name"]?.string
    name = name ?? named
    let more = function["arguments"]?.utf8 ?? function["input"]?.utf8 ?? []
    arguments += more
    return !more.isEmpty || named?.isEmpty == false
  }
}
