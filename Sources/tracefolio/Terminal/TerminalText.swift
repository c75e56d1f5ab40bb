import JSONBytes

/// Text from a store made safe for a terminal.
enum TerminalText {
  /// Control characters as their pictures, so that no text moves the cursor or changes colours;
  /// characters that reorder text by their number.
  static func visible(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars { safe += visible(scalar) }
    return safe
  }

  /// Lines made safe, each with its line feed.
  static func lines(_ lines: [String]) -> ByteBuffer {
    var text = ByteBuffer()
    for line in lines {
      text.append(visible(line))
      text.append("\n")
    }
    return text
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<0x20: picture(0x2400 + scalar.value)
    case 0x7F: "␡"
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      "‹U+\(String(scalar.value, radix: 16, uppercase: true))›"
    default: String(scalar)
    }
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String($0) } ?? ""
  }
}
