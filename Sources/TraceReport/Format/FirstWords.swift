/// The first words of a text in one line, without the marks of Markdown.
enum FirstWords {
  /// Bytes that are looked at: what comes later is not at a text's beginning.
  private static let reach = 2000

  /// Up to `count` words of UTF-8, parted by white space; nil where there are none.
  static func of(_ text: ArraySlice<UInt8>, count: Int) -> String? {
    var words = String.UnicodeScalarView()
    var (found, isInWord) = (0, false)
    let scalars = beginning(of: text)
    for place in scalars.indices where !isMark(place, in: scalars) {
      let scalar = scalars[place]
      if isSpace(scalar) {
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

  /// A low line within a word is no mark (CommonMark 0.31.2, section 6.2).
  private static func isMark(
    _ place: String.UnicodeScalarView.Index,
    in scalars: String.UnicodeScalarView
  ) -> Bool {
    switch scalars[place] {
    case "*", "`", "#": true
    case "_":
      !(isWord(scalars[..<place].last) && isWord(scalars[scalars.index(after: place)...].first))
    default: false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20: true
    case ..<0x80: false
    default: scalar.properties.isWhitespace
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
