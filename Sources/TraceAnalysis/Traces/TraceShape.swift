import TraceModel

/// What a trace is made of.
package struct TraceShape: Sendable, Equatable {
  /// Calls of a model: model spans without another one inside.
  ///
  /// The Agents SDK records each call twice, one in the other.
  package let modelCalls: Int
  /// Spans of kind tool.
  package let toolCalls: Int
  /// Spans that try again what had failed, see ``Retries``.
  package let retries: Int
  /// Levels of the tree; 0 without spans.
  package let depth: Int
  /// Nil without a root, and where it takes no time.
  package let concurrency: Concurrency?

  /// A shape whose numbers are known.
  package init(
    modelCalls: Int,
    toolCalls: Int,
    retries: Int,
    depth: Int,
    concurrency: Concurrency?
  ) {
    self.modelCalls = modelCalls
    self.toolCalls = toolCalls
    self.retries = retries
    self.depth = depth
    self.concurrency = concurrency
  }

  package init(_ analysed: AnalysedTrace) {
    modelCalls = analysed.modelCalls
    toolCalls = analysed.toolCalls
    retries = Retries(analysed.trace, analysed.tree).count
    depth = analysed.depth
    concurrency = Concurrency(analysed)
  }
}

extension AnalysedTrace {
  /// Number of calls of a model, see ``TraceShape/modelCalls``.
  package var modelCalls: Int {
    var hasInner = [Bool](repeating: false, count: trace.spans.count)
    for index in tree.order.reversed()
    where hasInner[index] || trace.spans[index].kind.isModelCall {
      if let parent = tree.parents[index] { hasInner[parent] = true }
    }
    return trace.spans.indices.count { trace.spans[$0].kind.isModelCall && !hasInner[$0] }
  }

  /// Number of spans of kind tool.
  package var toolCalls: Int { trace.spans.indices.count { trace.spans[$0].kind == .tool } }

  /// Number of levels of the tree; 0 without spans.
  package var depth: Int { (tree.depths.max() ?? -1) + 1 }
}
