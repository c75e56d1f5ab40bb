package import TraceModel

/// What one model costs.
package struct ModelPrice: Sendable, Equatable {
  /// Who runs the model, as `openai`.
  package let provider: String
  /// The model's name in the price table.
  package let model: String
  package let base: TokenPrices
  /// Prices for requests with a longer input, by its length; may be empty.
  package let tiers: [Tier]

  /// Prices that hold for a whole request whose input is longer than a number of tokens.
  package struct Tier: Sendable, Equatable {
    package let above: Int64
    package let prices: TokenPrices

    package init(above: Int64, prices: TokenPrices) {
      self.above = above
      self.prices = prices
    }
  }

  package init(provider: String, model: String, base: TokenPrices, tiers: [Tier] = []) {
    self.provider = provider
    self.model = model
    self.base = base
    self.tiers = tiers.sorted { $0.above < $1.above }
  }

  /// What a call with these tokens costs; nil where they say too little, see ``TokenPrices/cost(of:)``.
  package func cost(of usage: TokenUsage) -> Cost? {
    prices(of: usage).cost(of: usage)
  }

  private func prices(of usage: TokenUsage) -> TokenPrices {
    guard !tiers.isEmpty, let input = usage.input else { return base }
    let length = usage.hasCacheBesideInput ? input.addingClamped(usage.cached) : input
    return tiers.last { length > $0.above }?.prices ?? base
  }
}
