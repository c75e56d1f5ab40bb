import TraceModel

/// Which span is whose parent, by index.
struct ParentLinks {
  /// Nil for a root, an orphan and a span that is its own parent.
  private(set) var parents: [Int?]
  /// All spans by start time, then id.
  let sorted: [Int]
  /// Spans whose id an earlier span of the list has already.
  let duplicates: [Int]
  /// The first span of each id.
  let byID: [ExactText: Int]

  init(_ spans: [Span]) {
    var byID: [ExactText: Int] = [:]
    var duplicates: [Int] = []
    for index in spans.indices {
      let id = ExactText(spans[index].id)
      if byID[id] == nil { byID[id] = index } else { duplicates.append(index) }
    }
    parents = spans.indices.map { index in
      let parent = spans[index].parentID.flatMap { byID[ExactText($0)] }
      return parent == index ? nil : parent
    }
    sorted = spans.indices.sorted { a, b in
      if spans[a].startNS != spans[b].startNS { return spans[a].startNS < spans[b].startNS }
      return (ExactText(spans[a].id), a) < (ExactText(spans[b].id), b)
    }
    self.duplicates = duplicates
    self.byID = byID
  }

  /// Makes a root of the earliest-starting member of each cycle; gives those members in that order.
  mutating func cutCycles() -> [Int] {
    // Spans that come in order of time have their parents before them.
    if parents.indices.allSatisfy({ (parents[$0] ?? -1) < $0 }) { return [] }
    var ranks = [Int](repeating: 0, count: parents.count)
    for (rank, index) in sorted.enumerated() { ranks[index] = rank }
    let cut = cycles().compactMap { cycle in cycle.min { ranks[$0] < ranks[$1] } }
    for index in cut { parents[index] = nil }
    return cut.sorted { ranks[$0] < ranks[$1] }
  }

  /// Each cycle once, as its members.
  ///
  /// Linear: every span is walked over once.
  private func cycles() -> [[Int]] {
    var walk = [Int](repeating: -1, count: parents.count)
    var found: [[Int]] = []
    for start in parents.indices where walk[start] < 0 {
      var path: [Int] = []
      var next: Int? = start
      while let index = next, walk[index] < 0 {
        walk[index] = start
        path.append(index)
        next = parents[index]
      }
      if let next, walk[next] == start, let first = path.firstIndex(of: next) {
        found.append(Array(path[first...]))
      }
    }
    return found
  }
}
