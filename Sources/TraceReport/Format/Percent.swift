/// Positions and lengths on a time axis, as SVG wants them.
enum AxisPercent {
  /// A share of a whole with two decimals, such as `12.35%`; 0 where the whole is nothing.
  static func text(_ part: Int64, of whole: Int64) -> String {
    guard whole > 0 else { return "0%" }
    let hundredths = Int64((Double(part) / Double(whole) * 10_000).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)%" }
    let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
    return "\(sign)\(whole).\(digits)%"
  }
}
