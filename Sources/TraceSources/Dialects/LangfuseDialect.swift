import JSONBytes
import TraceModel

/// Langfuse's attributes, whose inputs and outputs are JSON texts of any form.
enum LangfuseDialect {
  private static let names = DialectNames(
    modelAsked: ["langfuse.observation.model.name", "langfuse.observation.model"],
    toolName: ["langfuse.observation.tool.name"]
  )

  private static let kinds: [String: SpanKind] = [
    "generation": .chatModel, "embedding": .embedding, "tool": .tool, "retriever": .retriever,
    "agent": .agent, "chain": .chain, "evaluator": .evaluator, "guardrail": .guardrail,
  ]

  /// What a usage counts, by Langfuse's names and by those of OpenAI.
  private static let usageNames: [TokenKey: [String]] = [
    .input: ["input", "input_tokens", "prompt_tokens"],
    .output: ["output", "output_tokens", "completion_tokens"],
    .total: ["total", "total_tokens"],
    .cacheRead: ["cache_read_input_tokens", "input_cached_tokens", "input_cache_read"],
    .cacheCreation: ["cache_creation_input_tokens", "input_cache_creation"],
    .reasoning: ["output_reasoning_tokens", "reasoning_tokens", "output_reasoning"],
  ]

  /// Nil for a span without any of Langfuse's names.
  @Sendable static func reading(_ source: SpanSource) -> SpanReading? {
    guard source.hasRoot("langfuse") else { return nil }
    var reading = names.reading(source)
    let type = source.text("langfuse.observation.type")
    reading.kind = type.flatMap { kinds[$0.lowercased()] }
    addNumbers(source, to: &reading)
    reading.inputs = source.json("langfuse.observation.input").map { .json($0) }
    reading.outputs = source.json("langfuse.observation.output").map { .json($0) }
    if reading.kind?.isModelCall == true { readCall(&reading) }
    let parameters = source.json("langfuse.observation.model.parameters")
    reading.parameters =
      parameters?.distinctMembers.compactMap { key, value in
        key.string.map { ($0, .value(value)) }
      } ?? []
    return reading
  }

  private static func addNumbers(_ source: SpanSource, to reading: inout SpanReading) {
    if let usage = source.json("langfuse.observation.usage_details") {
      for (key, names) in usageNames {
        reading.usage[key] =
          names.lazy.compactMap { usage[named: $0].map(Payload.json)?.count }.first
      }
      separate(usage, &reading.usage)
    }
    if let cost = source.json("langfuse.observation.cost_details") {
      reading.cost = Cost(
        input: cost["input"]?.double,
        output: cost["output"]?.double,
        total: cost["total"]?.double
      )
    }
  }

  /// Under Langfuse's own names each number counts what no other does; under those of OpenAI the
  /// input holds the cached tokens, and the output those of thinking.
  private static func separate(_ recorded: JSONValue, _ usage: inout TokenUsage) {
    if recorded["input"] != nil {
      let cached = (usage.cacheRead ?? 0).addingClamped(usage.cacheCreation ?? 0)
      usage.input = usage.input?.addingClamped(cached)
    }
    if recorded["output"] != nil {
      usage.output = usage.output?.addingClamped(usage.reasoning ?? 0)
    }
  }

  /// A generation's input may be a request, a list of messages or a text, its output likewise.
  private static func readCall(_ reading: inout SpanReading) {
    if let input = reading.inputs?.json {
      reading.inputIsRequest = input["messages"] != nil && input["model"] != nil
      let messages = input["messages"] ?? input
      if messages.kind == .array || messages.kind == .string {
        let recorded = messages.elements.compactMap(ChatMessage.init(recorded:))
        let areRecorded = !recorded.isEmpty && recorded.count == messages.count
        reading.messages = areRecorded ? recorded : GenAIMessages.all(in: messages)
        reading.tools = input["tools"]?.elements.map { .value($0) } ?? []
      }
    }
    guard let output = reading.outputs?.json else { return }
    reading.outputIsAnswer = output["choices"] != nil || output["output"]?.kind == .array
    if reading.outputIsAnswer { return }
    if let message = ChatMessage(recorded: output) {
      reading.choices = [ChatChoice(message: message)]
      return
    }
    let isMessage = output["role"] != nil || output["content"] != nil || output.kind == .string
    if isMessage || output.elements.contains(where: { $0["role"] != nil }) {
      reading.choices = GenAIMessages.choices(in: output, reasons: [])
    }
  }
}
