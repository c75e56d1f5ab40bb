import JSONBytes
import TraceModel

/// The Vercel AI SDK's own attributes (`ai.*`).
///
/// A call by the application (`ai.generateText`) holds one call of the model a step
/// (`ai.generateText.doGenerate`); only the latter are model calls. Both state their usage, of which
/// the ledger counts the outermost.
enum VercelDialect {
  private static let names = DialectNames(
    modelAnswered: ["ai.response.model"],
    modelAsked: ["ai.model.id"],
    provider: ["ai.model.provider"],
    responseID: ["ai.response.id"],
    toolName: ["ai.toolCall.name"],
    usage: [
      .input: ["ai.usage.inputTokens", "ai.usage.promptTokens", "ai.usage.tokens"],
      .output: ["ai.usage.outputTokens", "ai.usage.completionTokens"],
      .total: ["ai.usage.totalTokens"],
      .cacheRead: ["ai.usage.inputTokenDetails.cacheReadTokens", "ai.usage.cachedInputTokens"],
      .cacheCreation: ["ai.usage.inputTokenDetails.cacheWriteTokens"],
      .reasoning: ["ai.usage.outputTokenDetails.reasoningTokens", "ai.usage.reasoningTokens"],
    ],
    parameters: [
      ("temperature", ["ai.settings.temperature"]),
      ("top_p", ["ai.settings.topP"]),
      ("top_k", ["ai.settings.topK"]),
      ("max_tokens", ["ai.settings.maxOutputTokens", "ai.settings.maxTokens"]),
      ("frequency_penalty", ["ai.settings.frequencyPenalty"]),
      ("presence_penalty", ["ai.settings.presencePenalty"]),
      ("stop", ["ai.settings.stopSequences"]),
      ("seed", ["ai.settings.seed"]),
      ("tool_choice", ["ai.prompt.toolChoice"]),
    ]
  )

  /// Kinds by operation.
  ///
  /// What a call of the application does is a chain of model calls.
  private static let kinds: [String: SpanKind] = [
    "ai.generateText": .chain, "ai.streamText": .chain, "ai.generateObject": .chain,
    "ai.streamObject": .chain, "ai.generateText.doGenerate": .chatModel,
    "ai.streamText.doStream": .chatModel, "ai.generateObject.doGenerate": .chatModel,
    "ai.streamObject.doStream": .chatModel, "ai.toolCall": .tool, "ai.embed": .embedding,
    "ai.embed.doEmbed": .embedding, "ai.embedMany": .embedding, "ai.embedMany.doEmbed": .embedding,
    "ai.rerank": .reranker, "ai.rerank.doRerank": .reranker,
  ]

  /// Nil for a span without any of the SDK's names.
  @Sendable static func reading(_ source: SpanSource) -> SpanReading? {
    guard source.hasRoot("ai") else { return nil }
    var reading = names.reading(source)
    let operation = source.text("ai.operationId") ?? ""
    reading.kind = kinds[operation]
    switch reading.kind {
    case .tool?: addTool(source, to: &reading)
    case .embedding?: addEmbedding(source, to: &reading)
    case .chatModel?: addCall(source, to: &reading)
    default: addWhole(source, to: &reading)
    }
    return reading
  }

  private static func addTool(_ source: SpanSource, to reading: inout SpanReading) {
    reading.inputs = source.json(["ai.toolCall.args", "ai.toolCall.input"]).map { .json($0) }
    reading.outputs = source.json(["ai.toolCall.result", "ai.toolCall.output"]).map {
      .json($0.unquoted)
    }
  }

  private static func addEmbedding(_ source: SpanSource, to reading: inout SpanReading) {
    let values = source.json("ai.values").map { Array($0.elements) } ?? []
    let texts = values.isEmpty ? [source.json("ai.value")].compactMap { $0 } : values
    // Each value is a JSON text.
    reading.texts = texts.map { .value($0.unquoted) }
  }

  private static func addCall(_ source: SpanSource, to reading: inout SpanReading) {
    let messages = source.json("ai.prompt.messages") ?? source.json("ai.prompt")?["messages"]
    reading.messages = messages?.elements.flatMap(VercelMessage.messages) ?? []
    reading.tools = source.json("ai.prompt.tools")?.elements.map { tool($0.structure) } ?? []
    reading.choices = [choice(source)].compactMap { $0 }
  }

  private static func choice(_ source: SpanSource) -> ChatChoice? {
    var message = ChatMessage(role: "assistant")
    let text = ["ai.response.text", "ai.result.text", "ai.response.object", "ai.result.object"]
    message.content = source.text(text).map { .text($0) } ?? source.value(text)?.asText
    message.reasoning = source.text("ai.response.reasoning")
    let calls = source.json(["ai.response.toolCalls", "ai.result.toolCalls"])
    message.calls = calls?.elements.map(VercelMessage.call) ?? []
    let reason = source.text(["ai.response.finishReason", "ai.finishReason"])
    if message.isEmpty && reason == nil { return nil }
    return ChatChoice(message: message, finishReason: reason)
  }

  private static func tool(_ tool: JSONValue) -> JSONDraft {
    guard tool["type"]?.isString("function") == true, tool["function"] == nil else {
      return .value(tool)
    }
    let schema = tool["inputSchema"] ?? tool["parameters"]
    let function = JSONDraft.object([
      ("name", tool["name"].map { .value($0) }),
      ("description", tool["description"].map { .value($0) }),
      ("parameters", schema.map { .value($0) }),
    ])
    return .object([("type", .text("function")), ("function", function)])
  }

  private static func addWhole(_ source: SpanSource, to reading: inout SpanReading) {
    reading.inputs = source.json("ai.prompt").map { .json($0) }
    let whole = [
      "ai.response.text", "ai.response.object", "ai.result.text", "ai.result.object",
      "ai.response.toolCalls",
    ]
    reading.outputs = source.value(whole).map { payload in
      payload.structure.map { .json($0) } ?? payload
    }
    reading.parameters = []
    reading.responseID = nil
  }
}
