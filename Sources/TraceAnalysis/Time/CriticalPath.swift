package import TraceModel

/// The chain of spans that a trace's duration hangs on.
///
/// Walked back from the root's end: among the children that ended at or before the cursor the one
/// that ended last takes over (ties: the later start, then the smaller id), the walk goes into it and
/// goes on from its start; time that no child covers is the parent's own. Children are clamped to
/// their parent's clamped interval. One that straddles the cursor is left out, and so are orphans. A
/// span without an end runs to the latest end of any span.
package enum CriticalPath {
  /// The stretches of the critical path that are each span's own, the last one first; empty off the
  /// path, and everywhere in a trace where every span names a parent.
  ///
  /// Their lengths add up to the root's duration.
  package static func stretches(_ trace: Trace, _ tree: SpanTree) -> [[TimeInterval]] {
    var walk = Walk(spans: trace.spans, tree: tree, lastEnd: trace.lastEndNS)
    if let root = tree.root(of: trace.spans) { walk.run(from: root) }
    return walk.own
  }
}

private struct Walk {
  let spans: [Span]
  let tree: SpanTree
  let lastEnd: Int64?
  private(set) var own: [[TimeInterval]]

  init(spans: [Span], tree: SpanTree, lastEnd: Int64?) {
    self.spans = spans
    self.tree = tree
    self.lastEnd = lastEnd
    own = [[TimeInterval]](repeating: [], count: spans.count)
  }

  /// No recursion: a trace may be any depth.
  mutating func run(from root: Int) {
    var pending = [(root, interval(root))]
    while let (index, bounds) = pending.popLast() {
      var cursor = bounds.end
      for child in candidates(of: index, in: bounds) where child.interval.end <= cursor {
        add(from: child.interval.end, to: cursor, of: index)
        cursor = child.interval.start
        pending.append((child.index, child.interval))
      }
      add(from: bounds.start, to: cursor, of: index)
    }
  }

  private mutating func add(from start: Int64, to end: Int64, of index: Int) {
    if end > start { own[index].append(TimeInterval(start: start, end: end)) }
  }

  /// Children of positive length, the one that takes over first in front.
  private func candidates(
    of index: Int,
    in bounds: TimeInterval
  ) -> [(index: Int, interval: TimeInterval)] {
    tree.children[index]
      .map { (index: $0, interval: interval($0).clamped(to: bounds)) }
      .filter { $0.interval.length > 0 }
      .sorted { a, b in
        if a.interval.end != b.interval.end { return a.interval.end > b.interval.end }
        if a.interval.start != b.interval.start { return a.interval.start > b.interval.start }
        return ExactText(spans[a.index].id) < ExactText(spans[b.index].id)
      }
  }

  private func interval(_ index: Int) -> TimeInterval {
    TimeInterval(of: spans[index], lastEnd: lastEnd)
  }
}
