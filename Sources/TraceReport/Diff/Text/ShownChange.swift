import TraceAnalysis

/// A change and its interval in the unit that suits them.
struct ShownChange {
  /// What a change is of.
  enum Scale: Sendable {
    /// Head / base.
    case ratios
    /// Differences of shares of 0…1.
    case rates
    /// Differences of scores without a unit.
    case scores
  }

  private let estimate: Double?
  private let bounds: ConfidenceInterval?
  private let scale: Scale

  init(_ comparison: MetricComparison, _ scale: Scale) {
    estimate = comparison.estimate
    bounds = comparison.interval
    self.scale = scale
  }

  /// Such as `× 2.42`, `−14.9 %` or `−2.5 pt`; a dash where nothing was compared.
  var change: ReportInline {
    guard let estimate else { return .own(ReportInline.unknown) }
    return switch scale {
    case .ratios where SignedText.isFactor(estimate): .own("× \(text(estimate))")
    case .ratios: .quantity(text(estimate), unit: "%")
    case .rates: .quantity(text(estimate), unit: "pt")
    case .scores: .own(text(estimate))
    }
  }

  /// Such as `2.37 to 2.45`, in the unit of the change; a dash without an interval.
  var interval: ReportInline {
    .number(bounds.map { "\(text($0.low)) to \(text($0.high))" })
  }

  /// Without its unit.
  private func text(_ value: Double) -> String {
    switch scale {
    case .ratios:
      estimate.map(SignedText.isFactor) == true
        ? SignedText.factor(value) : SignedText.percent(value - 1)
    case .rates: SignedText.percent(value)
    case .scores: SignedText.score(value)
    }
  }
}
