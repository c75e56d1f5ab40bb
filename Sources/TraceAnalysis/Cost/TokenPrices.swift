package import TraceModel

/// Prices of one model in US dollars per million tokens.
package struct TokenPrices: Sendable, Equatable {
  package var input: Double
  /// Nil for a model that puts nothing out: an embedding.
  package var output: Double?
  /// Nil where cached tokens cost as others do; so for the next two.
  package var cacheRead: Double?
  package var cacheWrite: Double?
  /// For what is kept for an hour.
  package var cacheWrite1h: Double?

  package init(
    input: Double,
    output: Double? = nil,
    cacheRead: Double? = nil,
    cacheWrite: Double? = nil,
    cacheWrite1h: Double? = nil
  ) {
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.cacheWrite1h = cacheWrite1h
  }

  /// What some tokens cost.
  ///
  /// Cached tokens are a part of the input and priced as such; see ``TokenUsage/hasCacheBesideInput``
  /// for producers that count them beside it. Reasoning is a part of the output. Tokens that nothing
  /// reported cost an unknown amount: their part is nil, and the total is that of the known part. Nil
  /// where neither input nor output is known, or a number is negative.
  package func cost(of usage: TokenUsage) -> Cost? {
    if TokenKey.allCases.contains(where: { (usage[$0] ?? 0) < 0 }) { return nil }
    var cost = Cost()
    cost.input = usage.input.map { inputCost(InputTokens(usage, input: $0)) }
    cost.output = usage.output.map { Dollars.rounded(Double($0) * (output ?? 0) / 1e6) }
    if cost.isEmpty { return nil }
    cost.total = Dollars.rounded((cost.input ?? 0) + (cost.output ?? 0))
    return cost
  }

  private func inputCost(_ tokens: InputTokens) -> Double {
    let write = cacheWrite ?? input
    let sum =
      Double(tokens.fresh) * input + Double(tokens.read) * (cacheRead ?? input)
      + Double(tokens.written) * write + Double(tokens.writtenFor1h) * (cacheWrite1h ?? write)
    return Dollars.rounded(sum / 1e6)
  }
}

/// US dollars of the price table.
enum Dollars {
  /// The nearest number of twelve decimals, which no price a token goes beyond: sums of binary fractions
  /// do, and $0.0001675 would be shown as less.
  static func rounded(_ dollars: Double) -> Double {
    let rounded = (dollars * 1e12).rounded() / 1e12
    return rounded.isFinite && rounded > 0 ? rounded : dollars
  }
}

/// The tokens of an input, each counted once.
struct InputTokens {
  /// Those of no cache.
  let fresh: Int64
  let read: Int64
  /// Without those that are kept for an hour.
  let written: Int64
  let writtenFor1h: Int64

  /// - Parameters:
  ///   - usage: Without negative numbers.
  ///   - input: Its input.
  init(_ usage: TokenUsage, input: Int64) {
    read = usage.cacheRead ?? 0
    let creation = usage.cacheCreation ?? 0
    writtenFor1h = min(usage.cacheCreationAbove1h ?? 0, creation)
    written = creation - writtenFor1h
    fresh = usage.hasCacheBesideInput ? input : input - usage.cached
  }
}
