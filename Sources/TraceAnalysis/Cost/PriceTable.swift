/// What models cost on one day.
///
/// A model is found by its name alone, at the price that its maker asks: that of a reseller may be
/// another one.
package struct PriceTable: Sendable {
  /// The day whose prices these are, as `2026-11-23`.
  package let date: String
  /// Where they come from.
  package let source: String
  package let models: [ModelPrice]
  private let exact: [String: Int]
  private let rules: [NameRule]

  /// The rules of an earlier entry come first; of equal names the first counts.
  package init(date: String, source: String, entries: [Entry]) {
    self.date = date
    self.source = source
    models = entries.map(\.price)
    var exact: [String: Int] = [:]
    var rules: [NameRule] = []
    for (model, entry) in entries.enumerated() {
      for name in entry.names where exact[name.lowercased()] == nil {
        exact[name.lowercased()] = model
      }
      rules += entry.rules.map { NameRule($0.kind, $0.text, model: model) }
    }
    self.exact = exact
    self.rules = rules
  }

  /// A model with the names that lead to it.
  package struct Entry: Sendable {
    package var price: ModelPrice
    /// Names that are equal to it, letter case aside.
    package var names: [String]
    package var rules: [(kind: NameRule.Kind, text: String)]

    package init(
      _ price: ModelPrice,
      names: [String] = [],
      rules: [(kind: NameRule.Kind, text: String)] = []
    ) {
      self.price = price
      self.names = names
      self.rules = rules
    }
  }

  /// The price of a model; nil for one that the table does not know.
  ///
  /// Tried in this order: the name, the first rule that holds, the name with its compact date written
  /// `-2024-08-06`, and a name behind its own provider's, as `openai/gpt-4o`.
  package func price(of name: String) -> ModelPrice? {
    // No model has so long a name, and every rule would go over it.
    if name.utf8.count > 256 { return nil }
    let name = name.lowercased()
    if let found = find(name) ?? DatedName(name).withDashes.flatMap(find) { return models[found] }
    guard let slash = name.firstIndex(of: "/"),
      let found = find(String(name[name.index(after: slash)...])),
      models[found].provider == name[..<slash]
    else { return nil }
    return models[found]
  }

  private func find(_ name: String) -> Int? {
    if let found = exact[name] { return found }
    return rules.first { $0.holds(name) }?.model
  }
}
