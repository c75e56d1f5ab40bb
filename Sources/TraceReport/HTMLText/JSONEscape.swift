/// The escapes of strings that a `JSONDocument` has checked.
enum JSONEscape {
  /// Reads the escape whose backslash is at an offset.
  ///
  /// - Returns: The character, which may be a lone surrogate, and the number of bytes of the
  ///   escape: 12 for a pair of surrogates.
  @inline(__always)
  static func read(
    in content: UnsafeBufferPointer<UInt8>,
    at backslash: Int
  ) -> (character: UInt32, length: Int) {
    switch content[backslash &+ 1] {
    case UInt8(ascii: "n"): (0x0A, 2)
    case UInt8(ascii: "t"): (0x09, 2)
    case UInt8(ascii: "r"): (0x0D, 2)
    case UInt8(ascii: "b"): (0x08, 2)
    case UInt8(ascii: "f"): (0x0C, 2)
    case UInt8(ascii: "u"): readUnicode(in: content, at: backslash)
    case let itself: (UInt32(itself), 2)
    }
  }

  /// The letter of the short escape of a control character; nil if it has none.
  static func letter(for control: UInt8) -> UInt8? {
    switch control {
    case 0x0A: UInt8(ascii: "n")
    case 0x09: UInt8(ascii: "t")
    case 0x0D: UInt8(ascii: "r")
    case 0x08: UInt8(ascii: "b")
    case 0x0C: UInt8(ascii: "f")
    default: nil
    }
  }

  private static func readUnicode(
    in content: UnsafeBufferPointer<UInt8>,
    at backslash: Int
  ) -> (character: UInt32, length: Int) {
    let unit = codeUnit(in: content, at: backslash)
    let next = backslash &+ 6
    guard unit & 0xFC00 == 0xD800, next &+ 6 <= content.count,
      content[next] == UInt8(ascii: "\\"), content[next &+ 1] == UInt8(ascii: "u")
    else { return (unit, 6) }
    let low = codeUnit(in: content, at: next)
    guard low & 0xFC00 == 0xDC00 else { return (unit, 6) }
    return (0x10000 &+ (unit & 0x3FF) << 10 &+ low & 0x3FF, 12)
  }

  /// The number in the four digits after `\u`.
  private static func codeUnit(in content: UnsafeBufferPointer<UInt8>, at backslash: Int) -> UInt32
  {
    (2..<6).reduce(0) { number, place in
      let digit = content[backslash &+ place]
      return number << 4 | UInt32(digit & 15) &+ 9 &* UInt32(digit >> 6)
    }
  }
}
