import JSONBytes
package import TraceModel

/// A call that a model asked for, and what became of it.
package struct ToolCall: Sendable {
  /// Nil where the model gave none.
  package var id: String?
  package var name: String
  /// `function`, or a built-in tool: `web_search`, `file_search`, `computer`, `code_interpreter`,
  /// `mcp`, `image_generation` and so on.
  package var kind: String
  /// The argument text as JSON where it is JSON; nil where the call has none.
  package var arguments: Payload?
  /// What came back; nil where nothing in the trace answers the call.
  package var result: Payload?
  /// The item's own status, else that of the span that ran the call; nil where neither is known.
  package var status: String?
  /// Index of the span that ran the call; nil where none was found.
  package var span: Int?
  /// How that span was found; nil where none was.
  package var match: Match?
  /// True where a later request carries the result under the call's id.
  package var isAnsweredByID = false
  /// What the item of a built-in tool itself holds as its result.
  var ownResult: Payload?

  /// By what a call and the span that ran it belong together: spans do not record the call's id.
  package enum Match: Sendable {
    /// One name, and the span's inputs are the call's arguments.
    case arguments
    /// One name; the earliest span that no other call has taken.
    case order
  }
}

extension ToolCall {
  /// True for a tool that the application itself has: a function, or a tool of free text.
  package var isOwn: Bool { ["function", "custom", "custom_tool"].contains(kind) }

  /// True for a built-in tool that runs where the model runs, so that its result need not be recorded.
  package var runsAtProvider: Bool {
    ["web_search", "file_search", "code_interpreter", "mcp", "image_generation"].contains(kind)
  }
}

extension ToolCall {
  /// A call in the form of a chat message's `tool_calls`.
  init?(message call: JSONValue) {
    let function = ["function", "custom"].lazy.compactMap { call[$0] }.first { !$0.isNull }
    guard let name = function?["name"]?.string else { return nil }
    self.init(
      id: call["id"]?.string,
      name: name,
      kind: call["type"]?.string ?? "function",
      arguments: Self.payload(function?["arguments"] ?? function?["input"])
    )
  }

  /// A call in the form of the legacy `function_call` of a chat message, which has no id.
  init?(legacy call: JSONValue) {
    guard let name = call["name"]?.string else { return nil }
    self.init(
      id: nil,
      name: name,
      kind: "function",
      arguments: Self.payload(call["arguments"])
    )
  }

  /// A call in the form of an output item of the Responses API.
  ///
  /// Arguments that a stream gave stand in where the item itself is not complete.
  init?(item: JSONValue, arguments: [UInt8]? = nil) {
    guard let call = CallItem(item) else { return nil }
    self.init(
      id: call.id,
      name: call.name,
      kind: call.kind,
      arguments: arguments.map(call.payload(streamed:)) ?? Self.arguments(of: item),
      status: call.status,
      ownResult: call.ownResult.map { .json($0) }
    )
  }

  /// A call put together from the chunks of a stream.
  init?(streamed call: StreamToolCall) {
    guard let name = call.name else { return nil }
    self.init(
      id: call.id,
      name: name,
      kind: call.type ?? "function",
      arguments: call.arguments.isEmpty ? nil : Payload(recorded: call.arguments[...])
    )
  }

  private static func arguments(of item: JSONValue) -> Payload? {
    if let arguments = payload(item["arguments"]) ?? payload(item["input"]) { return arguments }
    return ["action", "code", "queries"].lazy
      .compactMap { item[$0] }.first { !$0.isNull }.map { .json($0) }
  }

  /// Arguments come as a text that holds JSON; anything else is taken as it is.
  private static func payload(_ arguments: JSONValue?) -> Payload? {
    guard let arguments, !arguments.isNull else { return nil }
    return arguments.utf8.map(Payload.init(recorded:)) ?? .json(arguments)
  }
}
