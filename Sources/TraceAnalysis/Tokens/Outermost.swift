/// For each span the outermost span above it for which a condition holds.
struct Outermost {
  /// Nil where the condition holds for no ancestor.
  let above: [Int?]

  init(_ tree: SpanTree, where holds: (Int) -> Bool) {
    var above = [Int?](repeating: nil, count: tree.parents.count)
    for index in tree.order {
      guard let parent = tree.parents[index] else { continue }
      above[index] = above[parent] ?? (holds(parent) ? parent : nil)
    }
    self.above = above
  }
}
