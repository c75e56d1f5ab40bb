import TraceModel

/// What one call cost, and who says so: all that statistics keep of it.
package enum CallCost: Sendable, Equatable {
  /// US dollars as a span states them.
  case stated(Double)
  /// US dollars by the price table.
  case priceTable(Double)
  /// Tokens that no cost covers.
  case unpriced

  /// Nil for a statement without a total.
  init?(_ cost: SpanCost) {
    switch cost {
    case .stated(let cost):
      guard let dollars = cost.total else { return nil }
      self = .stated(dollars)
    case .priceTable(let cost):
      guard let dollars = cost.total else { return nil }
      self = .priceTable(dollars)
    case .unpriced: self = .unpriced
    }
  }

  /// US dollars; nil where unpriced.
  package var dollars: Double? {
    switch self {
    case .stated(let dollars), .priceTable(let dollars): dollars
    case .unpriced: nil
    }
  }
}

/// Costs added up, apart by who says so.
package struct CostSum: Sendable, Equatable {
  /// US dollars as spans state them; nil where none counts.
  package private(set) var statedUSD: Double?
  /// US dollars by the price table; nil where none counts.
  package private(set) var priceTableUSD: Double?
  /// Calls with tokens that no cost covers.
  package private(set) var unpricedCalls: Int

  package init(statedUSD: Double? = nil, priceTableUSD: Double? = nil, unpricedCalls: Int = 0) {
    self.statedUSD = statedUSD
    self.priceTableUSD = priceTableUSD
    self.unpricedCalls = unpricedCalls
  }

  /// US dollars; nil where nothing has a cost.
  package var totalUSD: Double? {
    guard let statedUSD, let priceTableUSD else { return statedUSD ?? priceTableUSD }
    return statedUSD + priceTableUSD
  }

  package mutating func add(_ call: CallCost) {
    switch call {
    case .stated(let dollars): statedUSD = (statedUSD ?? 0) + dollars
    case .priceTable(let dollars):
      priceTableUSD = priceTableUSD.map { Dollars.rounded($0 + dollars) } ?? dollars
    case .unpriced: unpricedCalls += 1
    }
  }

  package mutating func add(_ other: CostSum) {
    if let dollars = other.statedUSD { add(.stated(dollars)) }
    if let dollars = other.priceTableUSD { add(.priceTable(dollars)) }
    unpricedCalls += other.unpricedCalls
  }
}
