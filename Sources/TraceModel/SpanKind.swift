/// What a span does: MLflow's span types (attribute `mlflow.spanType`), or the producer's own text.
package enum SpanKind: Sendable {
  case agent, chain, chatModel, llm, tool, retriever, reranker, embedding, parser, guardrail
  case memory, evaluator, workflow, task, unknown
  /// Any other text.
  case own(String)
}

extension SpanKind {
  /// Every kind that MLflow names, in the order of its documentation.
  package static let named: [SpanKind] = [
    .agent, .chain, .chatModel, .llm, .tool, .retriever, .reranker, .embedding, .parser,
    .guardrail, .memory, .evaluator, .workflow, .task, .unknown,
  ]

  private static let byText: [ExactText: SpanKind] = Dictionary(
    uniqueKeysWithValues: named.map { (ExactText($0.text), $0) }
  )

  /// The kind of a recorded text; case counts, as in MLflow.
  package init(text: String) { self = Self.byText[ExactText(text)] ?? .own(text) }

  /// The text as MLflow writes it.
  package var text: String {
    switch self {
    case .agent: "AGENT"
    case .chain: "CHAIN"
    case .chatModel: "CHAT_MODEL"
    case .llm: "LLM"
    case .tool: "TOOL"
    case .retriever: "RETRIEVER"
    case .reranker: "RERANKER"
    case .embedding: "EMBEDDING"
    case .parser: "PARSER"
    case .guardrail: "GUARDRAIL"
    case .memory: "MEMORY"
    case .evaluator: "EVALUATOR"
    case .workflow: "WORKFLOW"
    case .task: "TASK"
    case .unknown: "UNKNOWN"
    case .own(let text): text
    }
  }

  /// True for the kinds that stand for a call of a language model.
  package var isModelCall: Bool { self == .chatModel || self == .llm }
}

extension SpanKind: Hashable {
  /// Own kinds are equal where their bytes are, see ``ExactText``.
  package static func == (left: SpanKind, right: SpanKind) -> Bool {
    switch (left, right) {
    case (.own(let left), .own(let right)): ExactText(left) == ExactText(right)
    case (.own, _), (_, .own): false
    default: left.text == right.text
    }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(ExactText(text)) }
}
