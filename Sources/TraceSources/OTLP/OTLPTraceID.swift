import Hashing

/// A trace's id in 16 bytes, however it is written.
struct OTLPTraceID: Hashable, Comparable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// - Parameter text: As a span names its trace: 32 hexadecimal digits, else any text, of which
  ///   the bytes are a hash then.
  init(_ text: String) {
    if let (high, low) = Self.numbers(Substring(text)) {
      (self.high, self.low) = (high, low)
    } else {
      var hash = SHA256()
      hash.add(text)
      let digits = Substring(hash.finish().hexadecimal).prefix(32)
      (high, low) = Self.numbers(digits) ?? (0, 0)
    }
  }

  /// Whether a text is 32 lower-case hexadecimal digits.
  static func isStandard(_ text: some StringProtocol) -> Bool { numbers(Substring(text)) != nil }

  private static func numbers(_ text: Substring) -> (high: UInt64, low: UInt64)? {
    let isDigits = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    guard isDigits, text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    return (high, low)
  }

  /// 32 lower-case hexadecimal digits.
  var hexadecimal: String { Self.digits(high) + Self.digits(low) }

  private static func digits(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  static func < (left: OTLPTraceID, right: OTLPTraceID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
