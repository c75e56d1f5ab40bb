import JSONBytes

/// The decimal digits of a number: 0.d1d2d3… × 10^exponent.
struct DecimalDigits {
  /// The digits as a whole number; no Double needs more than 18.
  private let significand: UInt64
  private let count: Int
  /// 0 for 0.123, 1 for 1.23, -2 for 0.00123.
  let exponent: Int

  /// - Parameter value: Positive and finite.
  init(_ value: Double) {
    var (significand, count, point): (UInt64, Int, Int) = (0, 0, 0)
    var isFraction = false
    let text = value.description
    let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") }
    for byte in mantissa {
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      significand = significand &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
      if significand > 0 { count += 1 }
      // Before the point every digit counts, after it only zeros before the first other digit do.
      if !isFraction { point += significand > 0 ? 1 : 0 } else if significand == 0 { point -= 1 }
    }
    self.significand = significand
    self.count = count
    exponent = point + (Int(text.utf8.dropFirst(mantissa.count + 1).asText) ?? 0)
  }

  /// The exponent after rounding half up to a number of digits: 99.96 becomes 100.
  func exponent(roundedTo digits: Int) -> Int {
    guard count > digits else { return exponent }
    return divided(dropping: count - digits) == Self.power(digits) ? exponent + 1 : exponent
  }

  /// A decimal text with a number of places, rounded half up.
  func rounded(places: Int) -> String { String { write(places: places, to: &$0) } }

  func write(places: Int, to text: inout ByteBuffer) {
    let kept = exponent + places
    if kept >= count {
      writeWhole(zeros: kept - count, places: places, to: &text)
    } else {
      let digits = kept < 0 ? 0 : divided(dropping: count - kept)
      ScaledNumber(digits: digits, places: places).write(to: &text)
    }
  }

  /// All digits, then zeros, of which `places` stand behind the point.
  private func writeWhole(zeros: Int, places: Int, to text: inout ByteBuffer) {
    if zeros < places {
      let digits = significand * Self.power(zeros)
      return ScaledNumber(digits: digits, places: places).write(to: &text)
    }
    text.append(decimal: significand)
    for _ in 0..<zeros - places { text.append("0") }
    if places > 0 { text.append(".") }
    for _ in 0..<places { text.append("0") }
  }

  /// The significand without its last digits, rounded half up.
  private func divided(dropping digits: Int) -> UInt64 {
    let power = Self.power(digits)
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: power)
    return quotient + (remainder >= power - remainder ? 1 : 0)
  }

  /// 10^digits, for up to 19 digits.
  private static func power(_ digits: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<digits { power *= 10 }
    return power
  }
}

extension Sequence<UInt8> {
  fileprivate var asText: String { String(decoding: Array(self), as: UTF8.self) }
}
