/// Trees over indices, made from parent links that have no cycle.
struct Forest {
  /// In sorted order, the ones named `last` at the end.
  let roots: [Int]
  /// In sorted order.
  let children: [[Int]]

  init(parents: [Int?], sorted: [Int], last: [Int]) {
    var children = [[Int]](repeating: [], count: parents.count)
    var roots: [Int] = []
    let late = Set(last)
    for index in sorted {
      if let parent = parents[index] {
        children[parent].append(index)
      } else if !late.contains(index) {
        roots.append(index)
      }
    }
    self.children = children
    self.roots = roots + last
  }

  /// Every index depth first, and how deep each one lies.
  ///
  /// No recursion: a trace may be any depth.
  func preorder() -> (order: [Int], depths: [Int]) {
    var order: [Int] = []
    order.reserveCapacity(children.count)
    var depths = [Int](repeating: 0, count: children.count)
    var stack = Array(roots.reversed())
    while let index = stack.popLast() {
      order.append(index)
      for child in children[index].reversed() {
        depths[child] = depths[index] + 1
        stack.append(child)
      }
    }
    return (order, depths)
  }
}
