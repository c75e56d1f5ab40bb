import TraceAnalysis
import TraceModel

extension CostSum {
  /// As pages show it, marked where a part of it comes from the price table; nil where nothing has a cost.
  var text: String? {
    totalUSD.map { priceTableUSD == nil ? DollarText.text($0) : CostWords.marked($0) }
  }
}

extension TraceCost {
  /// The cost of a span as pages show it; nil where it has none, or is a part of another one's.
  func text(of span: Int) -> String? {
    spans[span].flatMap { cost in
      guard let dollars = cost.cost?.total else { return nil }
      if case .priceTable = cost { return CostWords.marked(dollars) }
      return DollarText.text(dollars)
    }
  }

  /// As ``text(of:)``, else whether its tokens have no price; nil for all others.
  func words(of span: Int) -> String? {
    if case .unpriced = spans[span] { return CostWords.unpriced }
    return text(of: span)
  }

  /// As ``words(of:)``, with the day of the prices that it is by.
  func fact(of span: Int) -> String? {
    guard case .priceTable = spans[span], let text = text(of: span) else { return words(of: span) }
    return "\(text) \(CostWords.byPrices(of: pricesDate))"
  }

  var words: CostWords { CostWords(sum, pricesDate: pricesDate) }
}

/// A cost in words: who says so, and what it leaves out.
struct CostWords: Sendable {
  private let cost: CostSum
  private let date: String?

  /// What stands before dollars of the price table.
  static let mark = "≈"
  static let unpriced = "unpriced"

  /// - Parameters:
  ///   - cost: Of traces or spans.
  ///   - pricesDate: The day of the prices; nil where none were given.
  init(_ cost: CostSum, pricesDate: String?) {
    self.cost = cost
    date = pricesDate
  }

  static func marked(_ dollars: Double) -> String { "\(mark)\u{2009}\(DollarText.text(dollars))" }

  /// `stated by spans`, `by prices of 2026-11-23`, or how much of each; nil where nothing has a cost.
  var origin: String? {
    switch (cost.statedUSD, cost.priceTableUSD) {
    case (nil, nil): nil
    case (_?, nil): "stated by spans"
    case (nil, _?): Self.byPrices(of: date)
    case (let stated?, let table?):
      "\(DollarText.text(stated)) stated, \(DollarText.text(table)) \(Self.byPrices(of: date))"
    }
  }

  /// `3 calls unpriced`; nil where there are none.
  var leftOut: String? {
    cost.unpricedCalls == 0
      ? nil : "\(CountText.text(cost.unpricedCalls, "call")) \(Self.unpriced)"
  }

  /// The origin, then what is left out; nil where there is neither.
  var all: String? {
    let parts = [origin, leftOut].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  static func byPrices(of date: String?) -> String { "by prices\(date.map { " of \($0)" } ?? "")" }
}
