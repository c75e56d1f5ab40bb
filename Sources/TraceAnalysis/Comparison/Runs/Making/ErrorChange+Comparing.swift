import TraceModel

extension PairedRuns {
  /// New ones, gone ones, then those that remain; in each the one of most traces first, then that
  /// which came first.
  var errors: [ErrorChange] {
    var places: [FailureKind: Int] = [:]
    var groups: [ErrorGroup] = []
    for (facts, isHead) in base.map({ ($0, false) }) + head.map({ ($0, true) }) {
      guard let failure = facts.failure else { continue }
      let place = places[failure] ?? groups.count
      if place == groups.count { groups.append(ErrorGroup(failure)) }
      places[failure] = place
      if isHead {
        groups[place].head.append(facts.key)
      } else {
        groups[place].base.append(facts.key)
      }
    }
    return groups.enumerated()
      .sorted { left, right in
        left.element.rank != right.element.rank
          ? left.element.rank < right.element.rank : left.offset < right.offset
      }
      .map(\.element.change)
  }
}

private struct ErrorGroup {
  let failure: FailureKind
  var base: [TraceKey] = []
  var head: [TraceKey] = []

  init(_ failure: FailureKind) { self.failure = failure }

  var rank: (Int, Int) {
    (base.isEmpty ? 0 : head.isEmpty ? 1 : 2, -(base.count + head.count))
  }

  var change: ErrorChange {
    ErrorChange(
      errorClass: failure.errorClass,
      type: failure.type?.string,
      pattern: failure.pattern?.string,
      base: base,
      head: head
    )
  }
}
