package import TraceModel

/// The spans of a trace as a forest, every oddity kept: orphans and spans in a cycle of parents are
/// roots of their own.
///
/// Spans are named by their index in the trace's list.
package struct SpanTree: Sendable {
  /// Parent of each span; nil for a root of the forest.
  package let parents: [Int?]
  /// Children of each span by start time, then id.
  package let children: [[Int]]
  /// Roots by start time, then id; those that only a cycle made a root come last.
  package let roots: [Int]
  /// Every span once, depth first, siblings by start time, then id.
  package let order: [Int]
  /// Number of ancestors of each span.
  package let depths: [Int]
  /// Orphans, cycles, ids that occur twice, more or fewer roots than one.
  package let diagnostics: [Diagnostic]
  private let byID: [ExactText: Int]

  package init(_ spans: [Span]) {
    var links = ParentLinks(spans)
    let cut = links.cutCycles()
    parents = links.parents
    byID = links.byID
    let forest = Forest(parents: links.parents, sorted: links.sorted, last: cut)
    children = forest.children
    roots = forest.roots
    (order, depths) = forest.preorder()
    diagnostics = TreeDiagnostics(spans, links: links, cut: cut).all
  }

  /// The first span of an id; nil where there is none.
  package func span(withID id: String) -> Int? { byID[ExactText(id)] }

  /// The first span that names no parent, in tree order; nil where every span names one.
  package func root(of spans: [Span]) -> Int? {
    roots.first { spans[$0].parentID == nil }
  }
}
