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
    return "\(dollars < 0 ? "−" : "")$\(decimal.rounded(places: places))"
  }
}

/// The decimal digits of a number: 0.d1d2d3… × 10^exponent.
struct DecimalDigits {
  private let digits: [UInt8]
  /// 0 for 0.123, 1 for 1.23, -2 for 0.00123.
  let exponent: Int

  /// - Parameter value: Positive and finite.
  init(_ value: Double) {
    let parts = "\(value)".split(separator: "e")
    let point = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = point.count > 1 ? point[1] : ""
    let all = (point[0] + fraction).utf8.map { $0 - UInt8(ascii: "0") }
    let zeros = all.prefix { $0 == 0 }.count
    digits = Array(all.dropFirst(zeros))
    exponent = point[0].count - zeros + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  }

  /// The exponent after rounding half up to a number of digits: 99.96 becomes 100.
  func exponent(roundedTo count: Int) -> Int {
    let carries = digits.count > count && digits[count] >= 5
    return carries && digits[..<count].allSatisfy { $0 == 9 } ? exponent + 1 : exponent
  }

  /// A decimal text with a number of places, rounded half up.
  func rounded(places: Int) -> String {
    let kept = exponent + places
    var number = Array(digits.prefix(max(kept, 0)))
    while number.count < kept { number.append(0) }
    if kept >= 0, kept < digits.count, digits[kept] >= 5 { Self.increment(&number) }
    while number.count <= places { number.insert(0, at: 0) }
    let text = number.map { String($0) }
    let whole = text.dropLast(places).joined()
    return places == 0 ? whole : whole + "." + text.suffix(places).joined()
  }

  private static func increment(_ number: inout [UInt8]) {
    for index in number.indices.reversed() {
      if number[index] < 9 {
        number[index] += 1
        return
      }
      number[index] = 0
    }
    number.insert(1, at: 0)
  }
}
