/// The first words of a text in one line, without the marks of Markdown.
enum FirstWords {
  /// Bytes that are looked at: what comes later is not at a text's beginning.
  private static let reach = 2000

  /// Up to `count` words of UTF-8, parted by white space; nil where there are none.
  static func of(_ text: ArraySlice<UInt8>, count: Int) -> String? {
    var words = String.UnicodeScalarView()
    var (found, isInWord) = (0, false)
    for scalar in beginning(of: text) where !isMark(scalar) {
      if scalar.properties.isWhitespace {
        isInWord = false
        continue
      }
      if !isInWord {
        if found == count { break }
        if found > 0 { words.append(" ") }
        found += 1
        isInWord = true
      }
      words.append(scalar)
    }
    return found == 0 ? nil : String(words)
  }

  /// Cut where a scalar begins.
  private static func beginning(of text: ArraySlice<UInt8>) -> String.UnicodeScalarView {
    var end = min(text.startIndex + reach, text.endIndex)
    while end < text.endIndex, end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: text[..<end], as: UTF8.self).unicodeScalars
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "`", "#", "_": true
    default: false
    }
  }
}
