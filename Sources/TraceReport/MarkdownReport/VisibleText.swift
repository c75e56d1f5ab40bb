/// Text of a trace as a reader can see it, for places that need no escapes but those of Markdown.
///
/// By the rules of ``ByteBuffer/appendHTML(_:)``: control characters as their pictures, what is
/// invisible or reorders text as `‹U+202E›`, a lone surrogate as its JSON escape, a byte that belongs
/// to no character as U+FFFD. A line ends in U+000A alone.
enum VisibleText {
  /// The text in UTF-8 without what a reader could not see.
  static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.withUnsafeBufferPointer { source in
      if source.allSatisfy(isPlain) { return Array(source) }
      var visible: [UInt8] = []
      visible.reserveCapacity(source.count + 16)
      var index = 0
      while index < source.count {
        let (character, length) = UTF8Character.read(in: source, at: index)
        index += length
        let isBeforeLineFeed = index < source.count && source[index] == UInt8(ascii: "\n")
        if character == 0x0D, isBeforeLineFeed { continue }
        append(character, to: &visible)
      }
      return visible
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  private static func append(_ character: UInt32, to visible: inout [UInt8]) {
    switch character {
    case 0x09, 0x0A, 0x20..<0x7F: visible.append(UInt8(truncatingIfNeeded: character))
    case 0..<0x20: append(scalar: 0x2400 + character, to: &visible)
    case 0x7F: append(scalar: 0x2421, to: &visible)
    case 0xD800...0xDFFF: visible += "\\u\(String(character, radix: 16))".utf8
    case let hidden where HiddenCharacters.contains(hidden):
      visible += HiddenCharacters.number(of: hidden).utf8
    default: append(scalar: character, to: &visible)
    }
  }

  private static func append(scalar: UInt32, to visible: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    visible += String(scalar).utf8
  }
}
