import TraceModel

/// How much of a trace's work went on at the same time.
///
/// Work are the leaves below the root, the spans without children; a root without children is one
/// itself. Each is clamped to the root. What hangs below no root of the trace stays out and a span
/// without an end runs to the latest end of any span, as on the critical path.
package struct Concurrency: Sendable, Equatable {
  /// The most leaves at one moment; one that begins as another ends is not at work beside it.
  package let most: Int
  /// Leaves at work at a moment on average: their durations added up by the root's duration, 0 and
  /// more.
  package let mean: Double

  /// Nil without a root, and where it takes no time.
  package init?(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    guard let root = analysed.tree.root(of: trace.spans) else { return nil }
    let lastEnd = trace.lastEndNS
    let bounds = TimeInterval(of: trace.spans[root], lastEnd: lastEnd)
    guard bounds.length > 0 else { return nil }
    let leaves = analysed.tree.leaves(below: root).map { index in
      TimeInterval(of: trace.spans[index], lastEnd: lastEnd).clamped(to: bounds)
    }
    most = Self.most(leaves)
    mean = leaves.reduce(0) { $0 + Double($1.length) } / Double(bounds.length)
  }

  private static func most(_ intervals: [TimeInterval]) -> Int {
    let busy = intervals.filter { $0.length > 0 }
    let starts = busy.map(\.start).sorted()
    let ends = busy.map(\.end).sorted()
    var (ended, most) = (0, 0)
    for (started, start) in starts.enumerated() {
      while ends[ended] <= start { ended += 1 }
      most = max(most, started + 1 - ended)
    }
    return most
  }
}

extension SpanTree {
  /// The spans without children in the tree of a span, which may be one itself.
  fileprivate func leaves(below root: Int) -> [Int] {
    var leaves: [Int] = []
    var pending = [root]
    while let index = pending.popLast() {
      if children[index].isEmpty { leaves.append(index) }
      pending += children[index]
    }
    return leaves
  }
}
