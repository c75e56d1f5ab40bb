import JSONBytes
import TraceModel

/// OpenLLMetry (Traceloop): workflows, and model calls whose messages are flattened into names.
enum TraceloopDialect {
  private static let names = DialectNames(
    modelAnswered: ["llm.response.model"],
    modelAsked: ["llm.request.model"],
    provider: ["llm.vendor"],
    toolName: ["traceloop.entity.name"],
    usage: [
      .input: ["llm.usage.prompt_tokens"],
      .output: ["llm.usage.completion_tokens"],
    ]
  )

  private static let kinds: [String: SpanKind] = [
    "workflow": .workflow, "task": .task, "agent": .agent, "tool": .tool,
  ]

  private static let requests: [String: SpanKind] = [
    "chat": .chatModel, "completion": .llm, "embedding": .embedding, "rerank": .reranker,
  ]

  /// Nil for a span without any name of OpenLLMetry's own.
  @Sendable static func reading(_ source: SpanSource) -> SpanReading? {
    guard source.hasRoot("traceloop") || source.hasRoot("gen_ai") || source.has("llm.request.type")
    else { return nil }
    var reading = names.reading(source)
    reading.kind =
      source.text("traceloop.span.kind").flatMap { kinds[$0] }
      ?? source.text("llm.request.type").flatMap { requests[$0] }
    reading.inputs = source.json("traceloop.entity.input").map { .json($0.unquoted) }
    reading.outputs = source.json("traceloop.entity.output").map { .json($0.unquoted) }
    addMessages(source, to: &reading)
    return reading
  }

  private static func addMessages(_ source: SpanSource, to reading: inout SpanReading) {
    let asked = source.tree("gen_ai.prompt").elements
    let answers = source.tree("gen_ai.completion").elements
    if asked.isEmpty && answers.isEmpty { return }
    if reading.kind == .embedding {
      reading.texts = asked.compactMap { $0["content"]?.value.map { JSONDraft($0) } }
    } else {
      reading.messages = asked.map { message($0, role: "user") }
    }
    reading.choices = answers.map { answer in
      ChatChoice(
        message: message(answer, role: "assistant"),
        finishReason: answer.text("finish_reason")
      )
    }
    reading.tools = source.tree("llm.request.functions").elements.map(tool)
  }

  private static func message(_ tree: NameTree, role: String) -> ChatMessage {
    var message = ChatMessage(role: tree.text("role") ?? role)
    message.content = tree["content"]?.value.map(content)
    message.callID = tree.text("tool_call_id")
    message.reasoning = tree.text("reasoning")
    message.calls = tree["tool_calls"]?.elements.map(call) ?? []
    if let call = tree["function_call"] { message.calls.append(self.call(call)) }
    return message
  }

  /// A list of parts is recorded as its JSON text.
  private static func content(_ payload: Payload) -> JSONDraft {
    guard let list = payload.structure, list.kind == .array,
      list.elements.allSatisfy({ $0["type"] != nil })
    else { return JSONDraft(payload) }
    return .value(list)
  }

  private static func call(_ tree: NameTree) -> ChatCall {
    ChatCall(id: tree.text("id"), name: tree.text("name"), arguments: tree["arguments"]?.value)
  }

  private static func tool(_ tree: NameTree) -> JSONDraft {
    .object([
      ("type", .text("function")),
      (
        "function",
        .object([
          ("name", tree["name"]?.value.map { JSONDraft($0) }),
          ("description", tree["description"]?.value.map { JSONDraft($0) }),
          ("parameters", tree["parameters"]?.value?.structure.map { .value($0) }),
        ])
      ),
    ])
  }
}
