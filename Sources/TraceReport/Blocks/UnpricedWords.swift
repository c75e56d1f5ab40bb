import TraceAnalysis
import TraceModel

/// Which calls have no price, and what to do about it.
struct UnpricedWords: Sendable {
  /// Names of the models that the price table does not know, each once.
  private let models: [String]
  /// Calls that name no model.
  private let nameless: Int
  /// Calls of known models whose tokens cannot be priced.
  private let unusable: Int
  private let calls: Int
  private let hasCost: Bool

  /// Names that are shown.
  private static let shown = 3

  /// The calls of a trace, models in tree order.
  init(_ cost: TraceCost) {
    let reasons = cost.unpriced.compactMap { index -> SpanCost.Reason? in
      if case .unpriced(let reason) = cost.spans[index] { reason } else { nil }
    }
    var seen: Set<ExactText> = []
    models = reasons.compactMap { reason in
      guard case .unknownModel(let name) = reason else { return nil }
      return seen.insert(ExactText(name)).inserted ? name : nil
    }
    nameless = reasons.count { $0 == .noModel }
    unusable = reasons.count { $0 == .unusableTokens }
    calls = reasons.count
    hasCost = cost.sum.totalUSD != nil
  }

  /// The calls of a run, the models of most unpriced calls first, then by name.
  init(_ statistics: RunStatistics, _ prices: PriceTable?) {
    let unpriced = statistics.models.filter { $0.cost.unpricedCalls > 0 }
    let unknown = unpriced.filter { prices?.price(of: $0.key.string) == nil }
      .sorted { ($1.cost.unpricedCalls, $0.key) < ($0.cost.unpricedCalls, $1.key) }
    models = unknown.map(\.key.string)
    calls = statistics.numbers.cost.unpricedCalls
    nameless = calls - unpriced.reduce(0) { $0 + $1.cost.unpricedCalls }
    unusable = calls - nameless - unknown.reduce(0) { $0 + $1.cost.unpricedCalls }
    hasCost = statistics.numbers.cost.totalUSD != nil
  }

  /// One sentence; empty where there are no such calls, or no prices.
  var sentence: [ReportInline] {
    let reasons = reasons
    if reasons.isEmpty { return [] }
    let head = hasCost ? "\(CountText.text(calls, "call")) unpriced: " : "Cost unknown: "
    return [.own(head)] + reasons + [.own(cure)]
  }

  /// `no price for my-model`, and what else stands in the way; may be empty.
  var reasons: [ReportInline] {
    var parts: [[ReportInline]] = []
    if !models.isEmpty { parts.append([.own("no price for ")] + names) }
    if nameless > 0 { parts.append([.own("\(CountText.text(nameless, "call")) without a model")]) }
    if unusable > 0 {
      parts.append([.own("\(CountText.text(unusable, "call")) without input and output tokens")])
    }
    return Array(parts.joined(separator: [.own(", ")]))
  }

  private var names: [ReportInline] {
    let names = models.prefix(Self.shown).map { name -> [ReportInline] in
      [.recorded(TextCut(name, limit: PageLinks.shown).marked)]
    }
    let more = models.count - names.count
    return Array(names.joined(separator: [.own(", ")]))
      + (more > 0 ? [.own(" and \(CountText.text(more, "more model"))")] : [])
  }

  private var cure: String {
    switch models.count {
    case 0: "."
    case 1: "; give one with --prices."
    default: "; give them with --prices."
    }
  }
}
