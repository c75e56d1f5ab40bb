package import TraceModel

/// What one span cost, and who says so.
package enum SpanCost: Sendable, Hashable {
  /// As the span itself states it.
  case stated(Cost)
  /// Its tokens by the prices of the table.
  case priceTable(Cost)
  /// It reports tokens and has no cost.
  case unpriced(Reason)

  /// Why tokens have no price.
  package enum Reason: Sendable, Hashable {
    /// No model is named.
    case noModel
    /// The table does not know the model.
    case unknownModel(String)
    /// The numbers cannot be priced: neither input nor output is known, or one is negative.
    case unusableTokens
    /// No prices were given.
    case noPrices
  }

  /// US dollars; nil where it is unpriced.
  package var cost: Cost? {
    switch self {
    case .stated(let cost), .priceTable(let cost): cost
    case .unpriced: nil
    }
  }

  /// The cost of some tokens of a model.
  init(_ usage: TokenUsage, of model: String?, _ prices: PriceFinder?) {
    guard let prices else {
      self = .unpriced(.noPrices)
      return
    }
    guard let model else {
      self = .unpriced(.noModel)
      return
    }
    guard let price = prices.price(of: model) else {
      self = .unpriced(.unknownModel(model))
      return
    }
    self = price.cost(of: usage).map(Self.priceTable) ?? .unpriced(.unusableTokens)
  }
}
