/// A text cut into words, runs of white space, and single characters of everything else.
///
/// Letters of scripts that are written without spaces stand for themselves.
enum WordTokens {
  /// Ranges of bytes, one after the other, that together are the text.
  static func ranges(_ text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let kind = kind(text[start])
      var end = start + 1
      while end < text.count, continues(kind, text[end]) { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private enum Kind { case word, space, character, mark }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      .word
    // The first byte of U+3000 to U+DFFF, and of what lies beyond U+FFFF.
    case 0xE3...0xED, 0xF0...: .character
    case 0x80...: .word
    default: isSpace(byte) ? .space : .mark
    }
  }

  private static func continues(_ kind: Kind, _ byte: UInt8) -> Bool {
    switch kind {
    case .word: self.kind(byte) == .word
    case .space: isSpace(byte)
    case .character: byte & 0xC0 == 0x80
    case .mark: false
    }
  }
}
