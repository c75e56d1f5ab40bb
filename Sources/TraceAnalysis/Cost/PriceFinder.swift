import TraceModel

/// Finds the prices of models, and remembers them: the calls of a run name few models.
///
/// A class, so that all traces of one worker share what was found; workers have one each.
package final class PriceFinder {
  package let table: PriceTable
  private var found: [ExactText: ModelPrice?] = [:]

  /// Names that are remembered, so that a store which names a model a call takes no memory for it.
  private static let most = 1000

  package init(_ table: PriceTable) { self.table = table }

  /// The price of a model, see ``PriceTable/price(of:)``; nil for one that the table does not know.
  package func price(of name: String) -> ModelPrice? {
    if let known = found[ExactText(name)] { return known }
    let price = table.price(of: name)
    if found.count < Self.most { found[ExactText(name)] = .some(price) }
    return price
  }
}
