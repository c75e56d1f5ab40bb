/// A rate per second as a page shows it: three significant digits.
enum RateText {
  /// Nil for a rate that is not finite, below a thousandth or beyond all sense.
  static func text(_ perSecond: Double) -> String? {
    guard perSecond.isFinite, perSecond >= 0.001, perSecond < 1e15 else { return nil }
    let decimal = DecimalDigits(perSecond)
    return decimal.rounded(places: max(0, min(5, 3 - decimal.exponent(roundedTo: 3))))
  }
}
