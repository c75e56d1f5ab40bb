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
  package var isModelCall: Bool {
    switch self {
    case .chatModel, .llm: true
    default: false
    }
  }

  /// Place of a named kind in the list of them; nil for an own one.
  private var place: Int? {
    switch self {
    case .agent: 0
    case .chain: 1
    case .chatModel: 2
    case .llm: 3
    case .tool: 4
    case .retriever: 5
    case .reranker: 6
    case .embedding: 7
    case .parser: 8
    case .guardrail: 9
    case .memory: 10
    case .evaluator: 11
    case .workflow: 12
    case .task: 13
    case .unknown: 14
    case .own: nil
    }
  }
}

extension SpanKind: Hashable {
  /// Own kinds are equal where their bytes are, see ``ExactText``.
  package static func == (left: SpanKind, right: SpanKind) -> Bool {
    if case .own(let left) = left, case .own(let right) = right {
      return ExactText(left) == ExactText(right)
    }
    return left.place == right.place
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    if case .own(let text) = self { hasher.combine(ExactText(text)) }
  }
}
