import JSONBytes

/// The first words of a text in one line, without the marks of Markdown.
enum FirstWords {
  /// Bytes that are looked at: what comes later is not at a text's beginning.
  private static let reach = 2000

  /// Up to `count` words of UTF-8, parted by white space of ASCII; nil where there are none.
  static func of(_ text: ArraySlice<UInt8>, count: Int) -> String? {
    var words = ByteBuffer(capacity: 256)
    var (found, isInWord) = (0, false)
    for byte in text.prefix(reach) {
      if isSpace(byte) {
        isInWord = false
        continue
      }
      if isMark(byte) { continue }
      if !isInWord {
        if found == count { break }
        if found > 0 { words.append(" ") }
        found += 1
        isInWord = true
      }
      words.append(byte: byte)
    }
    return found == 0 ? nil : words.string()
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
