import TraceModel

/// What is odd about the way the spans of a trace hang together.
struct TreeDiagnostics {
  private let spans: [Span]
  private let links: ParentLinks
  private let cut: [Int]

  init(_ spans: [Span], links: ParentLinks, cut: [Int]) {
    self.spans = spans
    self.links = links
    self.cut = cut
  }

  var all: [Diagnostic] { roots + orphans + cycles + duplicates }

  private var roots: [Diagnostic] {
    let count = spans.count { $0.parentID == nil }
    if spans.isEmpty || count == 1 { return [] }
    if count == 0 { return [Diagnostic(.rootMissing, "No span is the root of the trace.")] }
    return [Diagnostic(.severalRoots, "\(count) spans have no parent; the trace should have one.")]
  }

  private var orphans: [Diagnostic] {
    let loops = Set(cut)
    return links.sorted.compactMap { index in
      guard let parent = spans[index].parentID, links.parents[index] == nil,
        !loops.contains(index), !namesItself(index)
      else { return nil }
      return Diagnostic(
        .orphanSpan,
        "The parent \(parent) is not in the trace; the span is shown at the top.",
        spanID: spans[index].id
      )
    }
  }

  private var cycles: [Diagnostic] {
    let itself = links.sorted.filter { namesItself($0) && links.parents[$0] == nil }
    return (cut + itself).map { index in
      Diagnostic(
        .parentCycle,
        "The span is among its own ancestors; it is shown at the top.",
        spanID: spans[index].id
      )
    }
  }

  private func namesItself(_ index: Int) -> Bool {
    spans[index].parentID.map(ExactText.init) == ExactText(spans[index].id)
  }

  private var duplicates: [Diagnostic] {
    links.duplicates.map { index in
      Diagnostic(
        .duplicateSpan,
        "Another span has the same id; children hang below the first.",
        spanID: spans[index].id
      )
    }
  }
}
