import JSONBytes
import TraceModel

/// A message in the form of OpenAI's Chat Completions.
struct ChatMessage {
  var role: String
  var name: String?
  /// A text or a list of parts; nil where the message has none.
  var content: JSONDraft?
  var reasoning: String?
  var calls: [ChatCall] = []
  /// Id of the call that a tool's message answers.
  var callID: String?
  /// The message as recorded, where it has the form already; it stands for all else.
  private var recorded: JSONValue?

  /// A message that is recorded in the form of Chat Completions; nil for any other.
  init?(recorded message: JSONValue) {
    guard let role = message["role"]?.string, message["parts"] == nil,
      (message["content"] ?? message["tool_calls"]) != nil
    else { return nil }
    self.init(role: role)
    recorded = message
  }

  init(role: String, content: JSONDraft? = nil) {
    self.role = role
    self.content = content
  }

  /// The message in JSON.
  var draft: JSONDraft { recorded.map { .value($0) } ?? built }

  private var built: JSONDraft {
    .object([
      ("role", .text(role)),
      ("name", name.map { .text($0) }),
      ("content", content),
      ("reasoning_content", reasoning.map { .text($0) }),
      ("tool_calls", calls.isEmpty ? nil : .array(calls.map(\.draft))),
      ("tool_call_id", callID.map { .text($0) }),
    ])
  }

  /// True where there is nothing but a role.
  var isEmpty: Bool {
    content == nil && reasoning == nil && calls.isEmpty && callID == nil && recorded == nil
  }
}

/// A call of a tool that a model asks for.
struct ChatCall {
  var id: String?
  var name: String?
  /// A text is taken as it is, any other value as the JSON that it is.
  var arguments: Payload?

  var draft: JSONDraft {
    .object([
      ("id", id.map { .text($0) }),
      ("type", .text("function")),
      (
        "function",
        .object([("name", name.map { .text($0) }), ("arguments", arguments.map(\.asText))])
      ),
    ])
  }
}

extension Payload {
  /// The text that the value is, or its JSON as a text, as the API gives arguments and results.
  var asText: JSONDraft { .text(utf8 ?? JSONDraft(self).bytes[...]) }
}

/// One of the answers to a request.
struct ChatChoice {
  var message: ChatMessage
  var finishReason: String?

  /// Words of the semantic conventions and of the Vercel AI SDK, in those of the API.
  private static let reasons = [
    "tool_call": "tool_calls", "tool-calls": "tool_calls", "content-filter": "content_filter",
  ]

  func draft(_ index: Int) -> JSONDraft {
    .object([
      ("index", .number(Int64(index))),
      ("finish_reason", finishReason.map { .text(Self.reasons[$0] ?? $0) }),
      ("message", message.draft),
    ])
  }
}
