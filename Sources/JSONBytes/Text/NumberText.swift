/// The values of number tokens, which the tape's builder has checked.
enum NumberText {
  /// The integer that a token of digits alone writes; nil for a fraction or an exponent, and beyond
  /// the range of `Int64`.
  static func int64(_ token: UnsafeBufferPointer<UInt8>) -> Int64? {
    let isNegative = token.first == ASCII.minus
    var value: Int64 = 0
    for byte in token.dropFirst(isNegative ? 1 : 0) {
      guard byte.isASCIIDigit else { return nil }
      let digit = Int64(byte &- ASCII.zero)
      let (product, isTooLong) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLarge) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !isTooLong, !isTooLarge else { return nil }
      value = sum
    }
    return value
  }

  /// The number nearest to what a token writes; infinite beyond the range of `Double`.
  static func double(_ token: UnsafeBufferPointer<UInt8>) -> Double? {
    switch token.last {
    case ASCII.letter("N"): .nan
    case ASCII.letter("y"): token.first == ASCII.minus ? -.infinity : .infinity
    default: shortDecimal(token) ?? Double(String(decoding: token, as: UTF8.self))
    }
  }

  /// Whether a token is one of the three that JSON does not have.
  static func isNonStandard(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    token.last.map { !$0.isASCIIDigit } ?? false
  }

  /// The value of a token whose digits are an integer of at most 2⁵³ and whose power of ten is at
  /// most 10²²; nil for others.
  ///
  /// Both are then exact as `Double`, and one multiplication or division rounds rightly (Clinger,
  /// "How to Read Floating Point Numbers Accurately").
  private static func shortDecimal(_ token: UnsafeBufferPointer<UInt8>) -> Double? {
    guard token.count <= 18 else { return nil }
    var digits: UInt64 = 0
    var exponent = 0
    var seenDot = false
    for byte in token {
      if byte.isASCIIDigit {
        digits = digits &* 10 &+ UInt64(byte &- ASCII.zero)
        exponent &-= seenDot ? 1 : 0
      } else if byte == ASCII.dot {
        seenDot = true
      } else if byte != ASCII.minus {
        return nil
      }
    }
    guard digits <= 1 << 53 else { return nil }
    let magnitude = Double(digits) / powersOfTen[-exponent]
    return token.first == ASCII.minus ? -magnitude : magnitude
  }

  /// 10⁰ to 10¹⁸, all exact.
  private static let powersOfTen: [Double] = (0...18).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }
}
