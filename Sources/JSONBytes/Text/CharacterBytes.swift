/// Writes single characters to memory that has room for them.
enum CharacterBytes {
  /// Whether a number is that of a surrogate.
  @inline(__always)
  static func isSurrogate(_ character: UInt32) -> Bool { character & 0xFFFF_F800 == 0xD800 }

  /// Writes a character in UTF-8, or a surrogate in the same manner (WTF-8): one to four bytes.
  @inline(__always)
  static func write(_ character: UInt32, to target: inout UnsafeMutablePointer<UInt8>) {
    if character < 0x80 {
      target.put(character)
      return
    }
    if character < 0x800 {
      target.put(0xC0 | character >> 6)
    } else {
      writeLongLead(character, to: &target)
      target.put(0x80 | character >> 6 & 0x3F)
    }
    target.put(0x80 | character & 0x3F)
  }

  @inline(__always)
  private static func writeLongLead(
    _ character: UInt32,
    to target: inout UnsafeMutablePointer<UInt8>
  ) {
    if character < 0x10000 {
      target.put(0xE0 | character >> 12)
    } else {
      target.put(0xF0 | character >> 18)
      target.put(0x80 | character >> 12 & 0x3F)
    }
  }

  /// Writes the escape of a quote, a backslash, a control character or a surrogate.
  ///
  /// The short one if there is one, else `\u` and four digits: at most six bytes.
  static func writeEscape(_ character: UInt32, to target: inout UnsafeMutablePointer<UInt8>) {
    target.put(UInt32(ASCII.backslash))
    if let letter = shortEscape(character) {
      target.put(UInt32(letter))
      return
    }
    target.put(UInt32(ASCII.letter("u")))
    for shift: UInt32 in [12, 8, 4, 0] {
      let digit = character >> shift & 15
      target.put(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
    }
  }

  /// What follows the backslash in a character's two-byte escape; nil if it has none.
  private static func shortEscape(_ character: UInt32) -> UInt8? {
    switch UInt8(exactly: character) {
    case ASCII.quote: ASCII.quote
    case ASCII.backslash: ASCII.backslash
    case ASCII.newline: ASCII.letter("n")
    case ASCII.carriageReturn: ASCII.letter("r")
    case ASCII.tab: ASCII.letter("t")
    case ASCII.backspace: ASCII.letter("b")
    case ASCII.formFeed: ASCII.letter("f")
    default: nil
    }
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes the low eight bits of a number and goes on to the next byte.
  @inline(__always)
  mutating func put(_ byte: UInt32) {
    pointee = UInt8(truncatingIfNeeded: byte)
    self += 1
  }
}
