import JSONBytes

/// What a byte of a message is.
enum MessageBytes {
  /// ASCII letters, and every byte of a character beyond ASCII.
  static func isLetter(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  static func isQuote(_ byte: UInt8) -> Bool { "'\"`".utf8.contains(byte) }

  /// True for what a word is made of: letters, digits and what stands inside ids, times and numbers.
  static func isOfWord(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || isLetter(byte) || "_-.:*+%".utf8.contains(byte)
  }

  /// True for what ends an address or a path within a sentence.
  static func endsAddress(_ byte: UInt8) -> Bool {
    isSpace(byte) || "'\"`<>()[]{},;".utf8.contains(byte)
  }

  /// True for a mark that may stand behind a word without being a part of it.
  static func isTrailing(_ byte: UInt8) -> Bool { ".:-,;!?+*".utf8.contains(byte) }
}
