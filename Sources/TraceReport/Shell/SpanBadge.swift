import JSONBytes
import TraceModel

extension SpanKind {
  /// The letter in the kind's badge.
  package var letter: StaticString {
    switch self {
    case .agent: "A"
    case .chain: "C"
    case .chatModel: "M"
    case .llm: "L"
    case .tool: "T"
    case .retriever: "R"
    case .reranker: "K"
    case .embedding: "E"
    case .parser: "P"
    case .guardrail: "G"
    case .memory: "Y"
    case .evaluator: "V"
    case .workflow: "W"
    case .task: "S"
    case .unknown: "?"
    case .own: "#"
    }
  }

  /// The class that gives badge and bar the kind's colours.
  package var cssClass: StaticString {
    switch self {
    case .agent: "kA"
    case .chain: "kC"
    case .chatModel: "kM"
    case .llm: "kL"
    case .tool: "kT"
    case .retriever: "kR"
    case .reranker: "kK"
    case .embedding: "kE"
    case .parser: "kP"
    case .guardrail: "kG"
    case .memory: "kY"
    case .evaluator: "kV"
    case .workflow: "kW"
    case .task: "kS"
    case .unknown: "kU"
    case .own: "kX"
    }
  }

  /// The kind's name for people; a producer's own text as it is.
  package var title: String {
    switch self {
    case .agent: "Agent"
    case .chain: "Chain"
    case .chatModel: "Chat model"
    case .llm: "LLM"
    case .tool: "Tool"
    case .retriever: "Retriever"
    case .reranker: "Reranker"
    case .embedding: "Embedding"
    case .parser: "Parser"
    case .guardrail: "Guardrail"
    case .memory: "Memory"
    case .evaluator: "Evaluator"
    case .workflow: "Workflow"
    case .task: "Task"
    case .unknown: "Unknown kind"
    case .own(let text): text
    }
  }
}

extension ByteBuffer {
  /// A square with the kind's letter, its name as accessible text.
  mutating func appendBadge(_ kind: SpanKind) {
    append("<span class=\"k ")
    append(kind.cssClass)
    append("\" aria-hidden=\"true\">")
    append(kind.letter)
    append("</span><span class=\"vh\">")
    appendHTML(kind.title)
    append("</span>")
  }
}
