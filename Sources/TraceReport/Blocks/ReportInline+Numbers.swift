import TraceAnalysis

extension ReportInline {
  /// A whole number.
  static func count(_ number: Int) -> ReportInline { .own(CountText.text(Int64(number))) }

  /// A whole number, or a dash where it is unknown.
  static func count(_ number: Int64?) -> ReportInline { .number(number.map { CountText.text($0) }) }

  /// How many failed, marked where any did.
  static func failed(_ number: Int) -> ReportInline {
    number > 0 ? .bad("✕ \(CountText.text(Int64(number)))") : .own("0")
  }

  /// A length of time, or a dash where it is unknown.
  static func duration(_ duration: DurationText?) -> ReportInline {
    duration.map { .quantity($0.number, unit: $0.unit) } ?? .own(unknown)
  }

  /// The last of durations in nanoseconds, ascending; a dash without any.
  static func duration(longestOf sorted: [Int64]) -> ReportInline {
    .duration(sorted.last.map { DurationText(nanoseconds: $0) })
  }

  /// A percentile of durations in nanoseconds, ascending, by the rule of ``QuantileText``.
  static func quantile(_ fraction: Double, of sorted: [Int64]) -> ReportInline {
    if sorted.count < Percentile.fewest(for: fraction) {
      return .own(QuantileText.text(fraction, of: sorted))
    }
    return .duration(DurationText(percentile: fraction, of: sorted))
  }

  /// A share of 0…1 as percent, or a dash where it is unknown.
  static func percent(_ share: Double?) -> ReportInline {
    share.map { .quantity(PercentText.bare($0), unit: "%") } ?? .own(unknown)
  }

  /// The bounds of a share's interval, `7.2 to 18.9`; a dash without a sample.
  static func bounds(_ proportion: Proportion?) -> ReportInline {
    .number(proportion.map { "\(PercentText.bare($0.low)) to \(PercentText.bare($0.high))" })
  }

  /// US dollars; else whether there are tokens without a price, or a dash.
  static func cost(_ cost: CostSum) -> ReportInline {
    .own(cost.text ?? (cost.unpricedCalls > 0 ? CostWords.unpriced : unknown))
  }
}
