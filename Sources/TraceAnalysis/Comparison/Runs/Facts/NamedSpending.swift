package import TraceModel

/// What a trace spent under one name.
package struct NamedSpending: Sendable, Equatable {
  package let name: ExactText
  package var spending: TokenChange.Spending

  package init(name: ExactText, spending: TokenChange.Spending) {
    self.name = name
    self.spending = spending
  }

  /// By model, in the order of the first call of each; of calls that name none under an empty name.
  static func models(_ calls: [CallSpending]) -> [NamedSpending] {
    var places: [ExactText: Int] = [:]
    var found: [NamedSpending] = []
    for call in calls {
      let name = ExactText(call.model ?? "")
      if let place = places[name] {
        found[place].spending.add(call.spending)
      } else {
        places[name] = found.count
        found.append(NamedSpending(name: name, spending: call.spending))
      }
    }
    return found
  }

  /// All that the trace spent under each version of a prompt that it is linked to, `name/version` as in
  /// MLflow's addresses `prompts:/name/version`: which call used which prompt is not recorded.
  static func prompts(of trace: Trace, calls: [CallSpending]) -> [NamedSpending] {
    if trace.linkedPrompts.isEmpty { return [] }
    let all = calls.reduce(into: TokenChange.Spending()) { $0.add($1.spending) }
    return trace.linkedPrompts.map { prompt in
      NamedSpending(name: ExactText("\(prompt.name)/\(prompt.version)"), spending: all)
    }
  }
}
