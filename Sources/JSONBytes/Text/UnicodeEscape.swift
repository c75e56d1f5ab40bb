/// A `\u` escape, or a pair of them, of a string that the tape's builder has checked.
struct UnicodeEscape {
  /// The character it stands for: a Unicode scalar, or a surrogate that is not one of a pair.
  let character: UInt32
  /// The number of bytes it takes: 6, or 12 for a pair of surrogates.
  let length: Int

  /// Reads the `\u` escape whose backslash is at an offset.
  init(in content: UnsafeBufferPointer<UInt8>, at backslash: Int) {
    let unit = Self.codeUnit(in: content, at: backslash)
    if unit & 0xFC00 == 0xD800, let low = Self.lowSurrogate(in: content, at: backslash &+ 6) {
      character = 0x10000 &+ (unit & 0x3FF) << 10 &+ low & 0x3FF
      length = 12
    } else {
      character = unit
      length = 6
    }
  }

  private static func lowSurrogate(
    in content: UnsafeBufferPointer<UInt8>,
    at offset: Int
  ) -> UInt32? {
    guard offset &+ 6 <= content.count, content[offset] == ASCII.backslash,
      content[offset &+ 1] == ASCII.letter("u")
    else { return nil }
    let unit = codeUnit(in: content, at: offset)
    return unit & 0xFC00 == 0xDC00 ? unit : nil
  }

  /// The number written in the four digits of a `\u` escape.
  @inline(__always)
  private static func codeUnit(in content: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32 {
    ASCII.hexValue(content[offset &+ 2]) << 12 | ASCII.hexValue(content[offset &+ 3]) << 8
      | ASCII.hexValue(content[offset &+ 4]) << 4 | ASCII.hexValue(content[offset &+ 5])
  }
}
