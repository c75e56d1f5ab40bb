import JSONBytes
import TraceModel

/// OpenTelemetry's semantic conventions for generative AI, current and older names.
enum GenAIDialect {
  private static let names = DialectNames(
    modelAnswered: ["gen_ai.response.model"],
    modelAsked: ["gen_ai.request.model"],
    provider: ["gen_ai.provider.name", "gen_ai.system"],
    responseID: ["gen_ai.response.id"],
    toolName: ["gen_ai.tool.name"],
    usage: [
      .input: ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"],
      .output: ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"],
      .total: ["gen_ai.usage.total_tokens", "llm.usage.total_tokens"],
      .cacheRead: [
        "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens",
      ],
      .cacheCreation: [
        "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation.input_tokens",
        "gen_ai.usage.cache_creation_input_tokens",
      ],
      .reasoning: ["gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"],
    ],
    cost: [
      ["gen_ai.usage.input_cost"], ["gen_ai.usage.output_cost"],
      ["gen_ai.usage.cost", "operation.cost"],
    ],
    parameters: [
      ("temperature", ["gen_ai.request.temperature"]),
      ("top_p", ["gen_ai.request.top_p", "llm.top_p"]),
      ("top_k", ["gen_ai.request.top_k", "llm.top_k"]),
      ("max_tokens", ["gen_ai.request.max_tokens"]),
      ("frequency_penalty", ["gen_ai.request.frequency_penalty", "llm.frequency_penalty"]),
      ("presence_penalty", ["gen_ai.request.presence_penalty", "llm.presence_penalty"]),
      ("stop", ["gen_ai.request.stop_sequences", "llm.chat.stop_sequences"]),
      ("seed", ["gen_ai.request.seed", "gen_ai.openai.request.seed"]),
      ("n", ["gen_ai.request.choice.count"]),
      ("stream", ["gen_ai.request.stream", "gen_ai.is_streaming", "llm.is_streaming"]),
      ("encoding_format", ["gen_ai.request.encoding_formats"]),
      ("service_tier", ["openai.request.service_tier", "gen_ai.openai.request.service_tier"]),
    ],
    answer: [
      ("service_tier", ["openai.response.service_tier", "gen_ai.openai.response.service_tier"]),
      (
        "system_fingerprint",
        ["openai.response.system_fingerprint", "gen_ai.openai.response.system_fingerprint"]
      ),
    ]
  )

  /// Kinds by operation; any other word is the kind itself, as MLflow's exporter writes it.
  private static let kinds: [String: SpanKind] = [
    "chat": .chatModel, "generate_content": .llm, "text_completion": .llm,
    "realtime_inference": .chatModel, "embeddings": .embedding, "retrieval": .retriever,
    "create_agent": .agent, "invoke_agent": .agent, "execute_tool": .tool,
    "invoke_workflow": .workflow, "plan": .task,
  ]

  /// Nil for a span without any name of the conventions.
  @Sendable static func reading(_ source: SpanSource) -> SpanReading? {
    let hasEvents = source.events.contains { $0.name.hasPrefix("gen_ai.") }
    guard source.hasRoot("gen_ai") || hasEvents else { return nil }
    var reading = names.reading(source)
    reading.parameters.removeAll { $0.0 == "stream" && !$0.1.isTrue }
    reading.kind = kind(source)
    let events = GenAIEvents(source.events)
    addMessages(of: source, events, to: &reading)
    addAnswers(of: source, events, to: &reading)
    if let tools = source.json("gen_ai.tool.definitions"), tools.kind == .array {
      reading.tools = tools.elements.map { .value($0) }
    }
    switch reading.kind {
    case .tool?: addTool(source, to: &reading)
    case .retriever?: addRetrieval(source, to: &reading)
    case .embedding?: moveTexts(of: &reading)
    default: break
    }
    return reading
  }

  private static func kind(_ source: SpanSource) -> SpanKind? {
    guard let operation = source.text("gen_ai.operation.name") else { return nil }
    if operation.contains("memory") { return .memory }
    return kinds[operation] ?? SpanKind(text: operation)
  }

  private static func addMessages(
    of source: SpanSource,
    _ events: GenAIEvents,
    to reading: inout SpanReading
  ) {
    let messages =
      source.json("gen_ai.input.messages") ?? events.detail("gen_ai.input.messages")
    reading.messages = messages.map { GenAIMessages.all(in: $0) } ?? events.messages
    let system =
      source.json("gen_ai.system_instructions") ?? events.detail("gen_ai.system_instructions")
    let isInstructed = ["system", "developer"].contains(reading.messages.first?.role)
    if let system, !isInstructed {
      reading.messages.insert(GenAIMessages.instructions(system), at: 0)
    }
  }

  private static func addAnswers(
    of source: SpanSource,
    _ events: GenAIEvents,
    to reading: inout SpanReading
  ) {
    let reasons = source.json("gen_ai.response.finish_reasons")?.elements.map(\.string) ?? []
    let messages =
      source.json("gen_ai.output.messages") ?? events.detail("gen_ai.output.messages")
    if let items = messages.flatMap(ItemTexts.items) {
      return addItems(items, to: &reading)
    }
    reading.choices =
      messages.map { GenAIMessages.choices(in: $0, reasons: reasons) } ?? events.choices
    if reading.choices.isEmpty {
      reading.choices = reasons.map { reason in
        ChatChoice(message: ChatMessage(role: "assistant"), finishReason: reason)
      }
    }
  }

  private static func addItems(_ items: [JSONDraft], to reading: inout SpanReading) {
    reading.outputs =
      JSONDraft.object([
        ("id", reading.responseID.map { .text($0) }),
        ("model", reading.modelAnswered.map { .text($0) }), ("output", .array(items)),
      ]).payload
    reading.outputIsAnswer = true
  }

  private static func addTool(_ source: SpanSource, to reading: inout SpanReading) {
    reading.inputs = source.json("gen_ai.tool.call.arguments").map { .json($0) }
    reading.outputs = source.json("gen_ai.tool.call.result").map { .json($0.unquoted) }
  }

  private static func addRetrieval(_ source: SpanSource, to reading: inout SpanReading) {
    reading.inputs = source.value("gen_ai.retrieval.query.text").map { query in
      JSONDraft.object([("query", JSONDraft(query))]).payload
    }
    guard let documents = source.json("gen_ai.retrieval.documents") else { return }
    reading.outputs = Documents.payload(documents.elements.map { Documents.draft($0) })
  }

  /// OpenLLMetry records the texts of an embedding as messages.
  private static func moveTexts(of reading: inout SpanReading) {
    reading.texts = reading.messages.compactMap(\.content)
    reading.messages = []
  }
}
