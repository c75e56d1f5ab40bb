import TraceModel

/// What one call of a model spent.
struct CallSpending {
  /// Nil where none is named.
  let model: String?
  let spending: TokenChange.Spending

  /// In tree order: the spans that the ledger puts tokens down to, and model spans without another one
  /// inside that report none and lie in none of those.
  static func all(_ analysed: AnalysedTrace) -> [CallSpending] {
    var usages = [TokenUsage?](repeating: nil, count: analysed.spans.count)
    for entry in analysed.ledger.entries where entry.isAttributed {
      usages[entry.span] = entry.usage
    }
    return calls(analysed) { usages[$0] != nil }.map { index in
      let model = analysed.trace.spans[index].model
      return CallSpending(
        model: model,
        spending: .init(usages[index], costUSD: analysed.cost.spans[index]?.cost?.total)
      )
    }
  }

  private static func calls(_ analysed: AnalysedTrace, _ reports: (Int) -> Bool) -> [Int] {
    let tree = analysed.tree
    var hasInner = [Bool](repeating: false, count: analysed.spans.count)
    for index in tree.order.reversed()
    where hasInner[index] || reports(index) || analysed.trace.spans[index].kind.isModelCall {
      if let parent = tree.parents[index] { hasInner[parent] = true }
    }
    let outermost = Outermost(tree, where: reports)
    return tree.order.filter { index in
      if reports(index) { return true }
      let isCall = analysed.trace.spans[index].kind.isModelCall && !hasInner[index]
      return isCall && outermost.above[index] == nil
    }
  }
}

extension TokenChange.Spending {
  /// One call.
  fileprivate init(_ usage: TokenUsage?, costUSD: Double?) {
    calls = 1
    inputTokens = usage?.input ?? 0
    outputTokens = usage?.output ?? 0
    self.costUSD = costUSD
  }

  /// Adds other calls; sums stay within 64 bits.
  mutating func add(_ other: TokenChange.Spending) {
    calls += other.calls
    inputTokens = inputTokens.addingClamped(other.inputTokens)
    outputTokens = outputTokens.addingClamped(other.outputTokens)
    if let more = other.costUSD { costUSD = (costUSD ?? 0) + more }
  }
}
