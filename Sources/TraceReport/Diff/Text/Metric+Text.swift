import TraceAnalysis

extension Metric {
  /// The words of its row.
  var title: String {
    switch self {
    case .duration: "Duration"
    case .timeToFirstToken: "First token"
    case .modelTime: "Model time"
    case .retrievalTime: "Retrieval time"
    case .toolTime: "Tool time"
    case .inputTokens: "Input tokens"
    case .outputTokens: "Output tokens"
    case .cost: "Cost a case"
    case .failures: "Failed traces"
    }
  }

  /// The words within a sentence.
  var noun: String {
    switch self {
    case .timeToFirstToken: "time to the first token"
    case .cost: "cost"
    case .failures: "failures"
    default: title.lowercased()
    }
  }

  /// What its change is of.
  var scale: ShownChange.Scale { self == .failures ? .rates : .ratios }

  /// A value in the metric's unit; a dash where it is unknown.
  func shown(_ value: Double?) -> ReportInline {
    guard let value, value.isFinite else { return .own(ReportInline.unknown) }
    switch self {
    case .inputTokens, .outputTokens: return .own(Self.tokens(value))
    case .cost: return .own(DollarText.text(value))
    case .failures: return .percent(value)
    default: return .duration(DurationText(nanoseconds: Int64(clampingRounded: value)))
    }
  }

  /// A median or mean of whole numbers may lie between two.
  private static func tokens(_ value: Double) -> String {
    let whole = Int64(clampingRounded: value)
    let isSmall = value.magnitude < 100 && value != Double(whole)
    return isSmall
      ? SignedText.plain((value * 10).rounded() / 10, places: 1) : CountText.text(whole)
  }
}

extension Int64 {
  /// The nearest whole number; of what is beyond 64 bits the nearest there is, 0 for what is no number.
  init(clampingRounded value: Double) {
    if value.isNaN {
      self = 0
    } else {
      self = Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
    }
  }
}
