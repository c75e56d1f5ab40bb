import TraceAnalysis

extension Metric {
  /// What head does, such as `writes 15 % fewer output tokens`, given head / base; of failures head
  /// less base.
  func clause(_ change: Double) -> String {
    guard change.isFinite else { return "differs in \(noun)" }
    if self == .failures {
      let points = SignedText.plain((change * 100).magnitude, places: 1)
      return "fails \(points) points \(change < 0 ? "less" : "more") often"
    }
    let (verb, times, more, less, object) = words
    if SignedText.isFactor(change) { return "\(verb) \(Self.times(change)) \(times)\(object)" }
    let share = Self.share((change - 1).magnitude)
    return "\(verb) \(share)\u{A0}% \(change < 1 ? less : more)\(object)"
  }

  /// Two significant digits.
  private static func times(_ factor: Double) -> String {
    guard factor >= 0.001, factor < 1e6 else { return "\(SignedText.factor(factor)) times" }
    let decimal = DecimalDigits(factor)
    return decimal.rounded(places: max(0, 2 - decimal.exponent(roundedTo: 2))) + " times"
  }

  /// Whole percent from 10 on.
  private static func share(_ share: Double) -> String {
    SignedText.plain(share * 100, places: share < 0.0995 ? 1 : 0)
  }

  private typealias Words = (
    verb: String, times: String, more: String, less: String, object: String
  )

  private var words: Words {
    switch self {
    case .duration: ("takes", "as long", "longer", "less time", " per case")
    case .timeToFirstToken: ("takes", "as long", "longer", "less time", " to the first token")
    case .modelTime: Self.time("model calls")
    case .retrievalTime: Self.time("retrieval")
    case .toolTime: Self.time("tools")
    case .inputTokens: ("reads", "as many", "more", "fewer", " input tokens")
    case .outputTokens: ("writes", "as many", "more", "fewer", " output tokens")
    case .cost: ("costs", "as much", "more", "less", " per case")
    case .failures: ("fails", "as often", "more", "less", " often")
    }
  }

  private static func time(_ place: String) -> Words {
    ("spends", "as much", "more", "less", " time in \(place)")
  }
}
