/// The fewest removals and additions that turn one sequence into another (Myers 1986, "An O(ND)
/// difference algorithm and its variations").
struct EditScript: Equatable {
  enum Run: Equatable {
    case keep(Int)
    case remove(Int)
    case insert(Int)
  }

  /// In order; neighbours differ in kind, none is empty.
  private(set) var runs: [Run] = []

  /// Takes time and memory in proportion to the edits, not to the product of the lengths.
  ///
  /// Nil where more than so many edits are needed.
  init?(from base: [Int32], to head: [Int32], mostEdits: Int) {
    let start = zip(base, head).prefix { $0 == $1 }.count
    let shorter = min(base.count, head.count) - start
    let end = zip(base.reversed(), head.reversed()).prefix(shorter).prefix { $0 == $1 }.count
    var search = EditSearch(
      base: base[start..<base.count - end],
      head: head[start..<head.count - end]
    )
    guard let steps = search.run(mostEdits: mostEdits) else { return nil }
    append(.keep(start))
    for step in steps { append(step) }
    append(.keep(end))
  }

  /// Joins a run to the one before it where they are alike.
  private mutating func append(_ run: Run) {
    switch (runs.last, run) {
    case (_, .keep(0)), (_, .remove(0)), (_, .insert(0)): return
    case (.keep(let before), .keep(let more)): runs[runs.count - 1] = .keep(before + more)
    case (.remove(let before), .remove(let more)): runs[runs.count - 1] = .remove(before + more)
    case (.insert(let before), .insert(let more)): runs[runs.count - 1] = .insert(before + more)
    default: runs.append(run)
    }
  }
}
