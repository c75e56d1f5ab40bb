import JSONBytes

/// A cost in US dollars as a page shows it.
package enum DollarText {
  /// Three significant digits up to seven decimals, from a dollar on two decimals, rounded half up on
  /// the shortest decimal text of the number.
  package static func text(_ dollars: Double) -> String {
    guard dollars.isFinite else { return "\(dollars)" }
    if dollars == 0 { return "$0" }
    let decimal = DecimalDigits(dollars.magnitude)
    if decimal.exponent < -6 { return dollars < 0 ? "> −$0.0000001" : "< $0.0000001" }
    let exponent = decimal.exponent(roundedTo: 3)
    let places = exponent > 0 ? 2 : min(7, 3 - exponent)
    return String { text in
      text.append(dollars < 0 ? "−$" : "$")
      decimal.write(places: places, to: &text)
    }
  }
}
