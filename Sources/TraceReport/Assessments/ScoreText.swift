import TraceAnalysis

/// A number that has no unit, such as the score of a judge.
enum ScoreText {
  /// Three significant digits, with a true minus; as the number is written where that would say little.
  static func text(_ number: Double) -> String {
    if number == 0 { return "0" }
    let size = number.magnitude
    guard size >= 1e-4, size < 1e15 else { return signed(number, "\(size)") }
    let decimal = DecimalDigits(size)
    let places = max(0, 3 - decimal.exponent(roundedTo: 3))
    return signed(number, decimal.rounded(places: places))
  }

  /// A recorded value: a whole number without decimals, any other as ``text(_:)`` has it.
  static func value(_ number: Double) -> String {
    guard number.rounded() == number, let whole = Int64(exactly: number), whole.magnitude < 1 << 53
    else { return text(number) }
    return CountText.text(whole)
  }

  private static func signed(_ number: Double, _ text: String) -> String {
    number < 0 ? "−\(text)" : text
  }
}
