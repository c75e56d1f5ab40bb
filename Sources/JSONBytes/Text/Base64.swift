/// Reads base64 in the standard alphabet (RFC 4648, section 4): all of a text, or nothing.
package enum Base64 {
  /// Why a text gives no bytes.
  package enum Failure: Error, Hashable {
    case notBase64, tooLong
  }

  /// The bytes that a text stands for.
  ///
  /// Line breaks may stand anywhere, as mail has them, and the padding may be missing as a whole. All
  /// else that an encoder would not write is refused, bits behind the last byte included.
  /// - Parameters:
  ///   - text: Base64.
  ///   - limit: The most bytes that are wanted.
  /// - Returns: All bytes.
  /// - Throws: `notBase64`, or `tooLong` as soon as there are more bytes than the limit.
  package static func decode(_ text: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    let values = values
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(text.count / 4 * 3 + 2, limit))
    var ending = Ending()
    for byte in text {
      let value = values[Int(byte)]
      if value < 64, ending.padding == 0 {
        guard ending.add(value) else { continue }
        if bytes.count + 3 > limit { throw .tooLong }
        bytes.append(UInt8(truncatingIfNeeded: ending.bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: ending.bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: ending.bits))
      } else if byte == UInt8(ascii: "=") {
        ending.padding += 1
      } else if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
        throw .notBase64
      }
    }
    guard let last = ending.bytes else { throw .notBase64 }
    if bytes.count + last.count > limit { throw .tooLong }
    return bytes + last
  }

  /// What each byte is worth as a digit; 64 for all that are none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in digits.utf8.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()
}

/// The digits that are not yet a group of four, and the padding behind them.
private struct Ending {
  /// Of the last digits, six bits each; higher bits are those of digits before.
  var bits: UInt32 = 0
  var padding = 0
  private var digits = 0

  /// Adds a digit; true where it ends a group.
  mutating func add(_ digit: UInt8) -> Bool {
    bits = bits << 6 | UInt32(digit)
    digits = (digits + 1) & 3
    return digits == 0
  }

  /// The bytes of an unfinished group; nil where no encoder would end so.
  var bytes: [UInt8]? {
    switch (digits, padding) {
    case (0, 0): []
    case (2, 0), (2, 2): bits & 0xF == 0 ? [UInt8(truncatingIfNeeded: bits >> 4)] : nil
    case (3, 0), (3, 1):
      bits & 0x3 == 0
        ? [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)] : nil
    default: nil
    }
  }
}
