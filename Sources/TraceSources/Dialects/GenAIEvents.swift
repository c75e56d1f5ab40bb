import JSONBytes
import TraceModel

/// Messages that older semantic conventions record as events of the span.
struct GenAIEvents {
  private(set) var messages: [ChatMessage] = []
  private(set) var choices: [ChatChoice] = []
  private var details: JSONValue?

  /// Who speaks, by the event's name; the event may say otherwise.
  private static let roles = [
    "gen_ai.system.message": "system", "gen_ai.user.message": "user",
    "gen_ai.assistant.message": "assistant", "gen_ai.tool.message": "tool",
  ]

  init(_ events: [SpanEvent]) {
    for event in events where event.name.hasPrefix("gen_ai.") {
      guard let attributes = event.attributes else { continue }
      if let role = Self.roles[event.name] {
        messages += MessageParts(attributes, role: role).messages
      } else {
        add(event.name, attributes)
      }
    }
  }

  /// A value of the event that holds everything; nil where there is none.
  func detail(_ key: String) -> JSONValue? { details?[named: key]?.structure }

  private mutating func add(_ name: String, _ attributes: JSONValue) {
    switch name {
    case "gen_ai.choice":
      let message = attributes["message"]?.structure ?? attributes
      choices.append(
        ChatChoice(
          message: MessageParts(message, role: "assistant").message,
          finishReason: attributes["finish_reason"]?.string
        )
      )
    case "gen_ai.client.inference.operation.details": details = attributes
    case "gen_ai.content.prompt":
      messages += attributes["gen_ai.prompt"].map { GenAIMessages.all(in: $0.structure) } ?? []
    case "gen_ai.content.completion":
      guard let completion = attributes["gen_ai.completion"]?.structure else { return }
      choices += GenAIMessages.choices(in: completion, reasons: [])
    default: break
    }
  }
}
