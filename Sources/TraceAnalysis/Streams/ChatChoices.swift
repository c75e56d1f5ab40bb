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
    var spoke = Self.append(choice["text"], orElse: delta?["content"], to: &text)
    guard let delta else { return spoke }
    if Self.append(delta["reasoning_content"], orElse: delta["reasoning"], to: &reasoning) {
      spoke = true
    }
    if Self.append(delta["refusal"], to: &refusal) { spoke = true }
    if addCalls(delta["tool_calls"]) { spoke = true }
    if addLegacyCall(delta["function_call"]) { spoke = true }
    return spoke
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

  /// Adds the text of a value, or of the other one where it has none; true where there is any.
  private static func append(
    _ value: JSONValue?,
    orElse other: JSONValue? = nil,
    to bytes: inout [UInt8]
  ) -> Bool {
    if let more = value?.utf8, !more.isEmpty {
      bytes += more
      return true
    }
    guard let other else { return false }
    return append(other, to: &bytes)
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
