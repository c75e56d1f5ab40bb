import JSONBytes
import TraceModel

/// OpenInference (Arize Phoenix), whose attributes flatten lists into names.
enum OpenInferenceDialect {
  private static let names = DialectNames(
    modelAnswered: ["llm.response.model_name"],
    modelAsked: [
      "llm.request.model_name", "llm.model_name", "embedding.model_name", "reranker.model_name",
    ],
    provider: ["llm.provider", "llm.system"],
    toolName: ["tool.name"],
    usage: [
      .input: ["llm.token_count.prompt"],
      .output: ["llm.token_count.completion"],
      .total: ["llm.token_count.total"],
      .cacheRead: ["llm.token_count.prompt_details.cache_read"],
      .cacheCreation: ["llm.token_count.prompt_details.cache_write"],
      .reasoning: ["llm.token_count.completion_details.reasoning"],
    ],
    cost: [["llm.cost.prompt"], ["llm.cost.completion"], ["llm.cost.total"]]
  )

  private static let kinds: [String: SpanKind] = [
    "EMBEDDING": .embedding, "CHAIN": .chain, "RETRIEVER": .retriever, "RERANKER": .reranker,
    "TOOL": .tool, "AGENT": .agent, "GUARDRAIL": .guardrail, "EVALUATOR": .evaluator,
    "PROMPT": .task, "UNKNOWN": .unknown,
  ]

  /// Nil for a span that names no kind of OpenInference and has none of its lists.
  @Sendable static func reading(_ source: SpanSource) -> SpanReading? {
    let roots = ["openinference", "input", "output", "retrieval", "reranker", "embedding"]
    guard roots.contains(where: source.hasRoot) || source.has("llm.model_name") else { return nil }
    var reading = names.reading(source)
    // The one name stands for what answered, where there is an answer to take it from.
    if source.has("output.value") || reading.usage.output != nil {
      reading.modelAnswered = reading.modelAnswered ?? source.text("llm.model_name")
    }
    addLists(source, to: &reading)
    reading.kind = kind(source, reading)
    addWhole(source, to: &reading)
    return reading
  }

  /// A call of a language model is a chat unless it was given a bare prompt.
  private static func kind(_ source: SpanSource, _ reading: SpanReading) -> SpanKind? {
    guard let text = source.text("openinference.span.kind") else { return nil }
    let word = text.uppercased()
    guard word == "LLM" else { return kinds[word] ?? SpanKind(text: text) }
    let isPrompt = reading.messages.isEmpty && source.json("input.value")?["prompt"] != nil
    return isPrompt || source.has("llm.prompts.0.prompt.text") ? .llm : .chatModel
  }

  private static func addLists(_ source: SpanSource, to reading: inout SpanReading) {
    let asked = source.tree("llm.input_messages").elements
    reading.messages = asked.map(OpenInferenceMessage.message)
    let reason = source.text("llm.finish_reason")
    reading.choices = source.tree("llm.output_messages").elements.map { message in
      ChatChoice(message: OpenInferenceMessage.message(message), finishReason: reason)
    }
    reading.tools = source.tree("llm.tools").elements.compactMap { tool in
      tool["tool.json_schema"]?.value?.structure.map { .value($0) }
    }
    reading.texts = source.tree("embedding.embeddings").elements.compactMap { text in
      text["embedding.text"]?.value.map { JSONDraft($0) }
    }
    let parameters = ["llm.invocation_parameters", "embedding.invocation_parameters"]
    reading.parameters =
      source.json(parameters)?.distinctMembers.compactMap { key, value in
        key.isString("model") ? nil : key.string.map { ($0, .value(value)) }
      } ?? []
  }

  private static func addWhole(_ source: SpanSource, to reading: inout SpanReading) {
    let isModel = reading.kind?.isModelCall == true || reading.kind == .embedding
    reading.inputs = source.value("input.value").map(decoded)
    reading.outputs = source.value("output.value").map(decoded)
    if isModel, ["openai", "azure"].contains(source.text(["llm.provider", "llm.system"])) {
      reading.inputIsRequest = reading.inputs?.json.map(isRequest) ?? false
      reading.outputIsAnswer = ["choices", "output", "data"].contains { key in
        reading.outputs?[key]?.kind == .array
      }
    }
    switch reading.kind {
    case .retriever?: addDocuments(source, to: &reading)
    case .reranker?: addRanking(source, to: &reading)
    case .tool?:
      reading.inputs = reading.inputs ?? source.json("tool.parameters").map { .json($0) }
    default: break
    }
  }

  /// Whether a value is a request as the API has it; frameworks record messages of their own under
  /// the same name.
  private static func isRequest(_ input: JSONValue) -> Bool {
    guard let messages = input["messages"] else {
      return ["input", "prompt"].contains { input[$0] != nil }
    }
    return messages.kind == .array
      && messages.elements.allSatisfy { message in
        message["role"] != nil && (message["content"] ?? message["tool_calls"]) != nil
      }
  }

  /// The array or object that a text holds, else the value.
  private static func decoded(_ payload: Payload) -> Payload {
    payload.structure.map { .json($0) } ?? payload
  }

  private static func addDocuments(_ source: SpanSource, to reading: inout SpanReading) {
    let documents = documents("retrieval.documents", source)
    if !documents.isEmpty { reading.outputs = Documents.payload(documents) }
  }

  private static func addRanking(_ source: SpanSource, to reading: inout SpanReading) {
    let given = documents("reranker.input_documents", source)
    if !given.isEmpty {
      let query = source.value("reranker.query").map { JSONDraft($0) }
      let top = source.value("reranker.top_k").map { JSONDraft($0) }
      reading.inputs =
        JSONDraft.object([("query", query), ("documents", .array(given)), ("top_k", top)]).payload
    }
    let ranked = documents("reranker.output_documents", source)
    if !ranked.isEmpty { reading.outputs = Documents.payload(ranked) }
  }

  private static func documents(_ key: String, _ source: SpanSource) -> [JSONDraft] {
    source.tree(key).elements.map { element in
      let document = element["document"]
      return Documents.draft(
        content: document?["content"]?.value.map { JSONDraft($0) },
        metadata: document?["metadata"]?.value?.structure.map { .value($0) },
        id: document?["id"]?.value.map { JSONDraft($0) },
        score: document?["score"]?.value.map { JSONDraft($0) }
      )
    }
  }
}
