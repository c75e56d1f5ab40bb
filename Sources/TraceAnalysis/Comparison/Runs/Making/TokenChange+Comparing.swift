import TraceModel

extension PairedRuns {
  var models: [TokenChange] { spending(\.models) }

  var prompts: [TokenChange] { spending(\.prompts) }

  /// Sums by name, over repeats that both sides have: a run that was repeated more often is not a
  /// costlier one.
  private func spending(_ list: (CaseFacts) -> [NamedSpending]) -> [TokenChange] {
    var sums: [ExactText: Sums] = [:]
    for pair in sideBySide {
      for named in list(pair.base) {
        sums[named.name, default: Sums()].base.add(named.spending)
      }
      for named in list(pair.head) {
        sums[named.name, default: Sums()].head.add(named.spending)
      }
    }
    return sums.sorted { $0.key < $1.key }.map { name, sums in
      TokenChange(name: name.string, base: sums.base, head: sums.head)
    }
  }
}

private struct Sums {
  var base: TokenChange.Spending?
  var head: TokenChange.Spending?
}

extension TokenChange.Spending? {
  fileprivate mutating func add(_ more: TokenChange.Spending) {
    var sum = self ?? TokenChange.Spending()
    sum.add(more)
    self = sum
  }
}
