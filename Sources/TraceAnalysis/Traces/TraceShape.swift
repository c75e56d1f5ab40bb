import TraceModel

// What a trace is made of.

extension AnalysedTrace {
  /// Number of calls of a model: model spans without another one inside.
  ///
  /// The Agents SDK records each call twice, one in the other.
  package var modelCalls: Int {
    let spans = trace.spans
    var hasInner = [Bool](repeating: false, count: spans.count)
    for index in tree.order.reversed() where hasInner[index] || spans[index].kind.isModelCall {
      if let parent = tree.parents[index] { hasInner[parent] = true }
    }
    return spans.indices.count { spans[$0].kind.isModelCall && !hasInner[$0] }
  }

  /// Number of spans of kind tool.
  package var toolCalls: Int { trace.spans.count { $0.kind == .tool } }

  /// Number of levels of the tree; 0 without spans.
  package var depth: Int { (tree.depths.max() ?? -1) + 1 }
}
