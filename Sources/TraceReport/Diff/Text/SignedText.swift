/// Changes between base and head as a page shows them: signed, with a true minus.
enum SignedText {
  /// Whether a ratio says more as a factor than as a percentage.
  static func isFactor(_ ratio: Double) -> Bool { ratio > 1.5 || ratio < 0.67 }

  /// Three significant digits, such as `2.42`.
  static func factor(_ ratio: Double) -> String {
    guard ratio.isFinite else { return ReportInline.unknown }
    return RateText.text(ratio) ?? (ratio < 1 ? "< 0.001" : "> 10¹⁵")
  }

  /// A share of 0…1 in percent with a number of decimals and its sign, such as `+19.1` for 0.191; `0`
  /// where it rounds to that.
  static func percent(_ share: Double, places: Int = 1) -> String {
    signed(share * 100, places: places)
  }

  /// A difference of scores: three decimals below 10, three or more digits above.
  static func score(_ difference: Double) -> String {
    signed(difference, places: places(of: difference))
  }

  /// A value that is no change: without a plus, and where `places` is nil with the decimals of a score.
  static func plain(_ value: Double, places: Int? = nil) -> String {
    let text = signed(value, places: places ?? self.places(of: value))
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  /// Three decimals; `< 0.001` for less.
  static func probability(_ p: Double?) -> String {
    guard let p, p.isFinite else { return ReportInline.unknown }
    if p < 0.001 { return "< 0.001" }
    return DecimalDigits(min(1, p)).rounded(places: 3)
  }

  private static func places(of value: Double) -> Int {
    let magnitude = value.magnitude
    return magnitude < 10 ? 3 : magnitude < 100 ? 2 : magnitude < 1000 ? 1 : 0
  }

  private static func signed(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return ReportInline.unknown }
    if value == 0 { return "0" }
    let digits = DecimalDigits(value.magnitude).rounded(places: places)
    if digits.allSatisfy({ $0 == "0" || $0 == "." }) { return "0" }
    return (value < 0 ? "−" : "+") + digits
  }
}
