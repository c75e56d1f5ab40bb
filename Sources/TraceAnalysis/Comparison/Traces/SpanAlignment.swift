import TraceModel

/// Which spans of two traces are the same step of the application, found by structure.
///
/// Spans are the same where their parents are, and their name and kind, and their order among the
/// children. One that has another place among them than before has moved. The only roots of two traces
/// are the same under any name.
package struct SpanAlignment: Sendable {
  /// In the order of head's tree; what only base has stands where it was.
  package let rows: [Row]

  /// A step that one of the traces has, or both.
  package struct Row: Sendable, Equatable {
    /// Index of the span; nil where base does not have the step.
    package let base: Int?
    /// Index of the span; nil where head does not have the step.
    package let head: Int?
    /// Number of ancestors.
    package let depth: Int
    /// Which of its siblings in base the span was, from 1; nil where it keeps its order.
    package let movedFrom: Int?
  }

  /// The number of steps that both have.
  package var paired: Int { rows.count { $0.base != nil && $0.head != nil } }

  /// Linear in the number of spans, see ``ListAlignment/mostEdits`` for very different children.
  package init(_ base: AnalysedTrace, _ head: AnalysedTrace) {
    let work = SpanPairs(base, head)
    var rows: [Row] = []
    // No recursion: a trace may be any depth.
    var pending = work.roots.reversed() as [Row]
    while let row = pending.popLast() {
      rows.append(row)
      pending += work.children(of: row).reversed()
    }
    self.rows = rows
  }
}

/// The children of pairs of spans, paired.
private struct SpanPairs {
  private let base: SpanTree
  private let head: SpanTree
  /// Spans of equal name and kind have equal numbers, in both traces.
  private let baseNumbers: [Int32]
  private let headNumbers: [Int32]

  private struct Step: Hashable {
    let name: ExactText
    let kind: SpanKind
  }

  init(_ base: AnalysedTrace, _ head: AnalysedTrace) {
    self.base = base.tree
    self.head = head.tree
    var numbers = EqualNumbers<Step>()
    baseNumbers = Self.numbers(base.trace.spans, &numbers)
    headNumbers = Self.numbers(head.trace.spans, &numbers)
  }

  private static func numbers(_ spans: [Span], _ numbers: inout EqualNumbers<Step>) -> [Int32] {
    // By index: each span handed on would be copied.
    spans.indices.map { numbers[Step(name: ExactText(spans[$0].name), kind: spans[$0].kind)] }
  }

  var roots: [SpanAlignment.Row] {
    if base.roots.count == 1, head.roots.count == 1 {
      return [.init(base: base.roots[0], head: head.roots[0], depth: 0, movedFrom: nil)]
    }
    return rows(base.roots, head.roots, depth: 0)
  }

  func children(of row: SpanAlignment.Row) -> [SpanAlignment.Row] {
    rows(
      row.base.map { base.children[$0] } ?? [],
      row.head.map { head.children[$0] } ?? [],
      depth: row.depth + 1
    )
  }

  private func rows(_ left: [Int], _ right: [Int], depth: Int) -> [SpanAlignment.Row] {
    let alignment = ListAlignment(
      base: [left.map { baseNumbers[$0] }],
      head: [right.map { headNumbers[$0] }]
    )
    return alignment.entries.map { entry in
      SpanAlignment.Row(
        base: entry.base.map { left[$0] },
        head: entry.head.map { right[$0] },
        depth: depth,
        movedFrom: entry.hasMoved ? entry.base.map { $0 + 1 } : nil
      )
    }
  }
}
