import TraceModel

/// What a trace's duration was spent on: the critical path by what its spans do, nanoseconds.
///
/// The parts add up to the duration of the root. No span records that it waits: where the application
/// waits without a span around it, that time is own code.
package struct WallTime: Sendable, Equatable {
  /// Spans of kind CHAT_MODEL and LLM.
  package private(set) var modelNS: Int64 = 0
  /// Spans of kind TOOL.
  package private(set) var toolNS: Int64 = 0
  /// Spans of kind RETRIEVER, RERANKER and EMBEDDING.
  package private(set) var retrievalNS: Int64 = 0
  /// All other spans while nothing below them goes on, the root among them.
  package private(set) var ownCodeNS: Int64 = 0
  /// The part of ``ownCodeNS`` that no span below the root covers; 0 where the root has no children.
  package private(set) var uncoveredNS: Int64 = 0

  package init() {}

  /// Nil for a trace without a root.
  package init?(_ analysed: AnalysedTrace) {
    guard let root = analysed.tree.root(of: analysed.trace.spans) else { return nil }
    for index in analysed.spans.indices {
      let time = analysed.spans[index].criticalPathNS
      self[keyPath: Self.part(analysed.trace.spans[index].kind)] += time
    }
    let isOwn = Self.part(analysed.trace.spans[root].kind) == \.ownCodeNS
    if isOwn, !analysed.tree.children[root].isEmpty {
      uncoveredNS = analysed.spans[root].criticalPathNS
    }
  }

  /// The sum of the parts.
  package var totalNS: Int64 {
    [toolNS, retrievalNS, ownCodeNS].reduce(modelNS) { $0.addingClamped($1) }
  }

  /// Adds another trace's time part by part.
  package mutating func add(_ other: WallTime) {
    for part in [\WallTime.modelNS, \.toolNS, \.retrievalNS, \.ownCodeNS, \.uncoveredNS] {
      self[keyPath: part] = self[keyPath: part].addingClamped(other[keyPath: part])
    }
  }

  private static func part(_ kind: SpanKind) -> WritableKeyPath<WallTime, Int64> {
    switch kind {
    case .chatModel, .llm: \.modelNS
    case .tool: \.toolNS
    case .retriever, .reranker, .embedding: \.retrievalNS
    default: \.ownCodeNS
    }
  }
}
