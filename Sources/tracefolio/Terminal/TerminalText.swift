import JSONBytes
import TraceReport

/// Text from a store made safe for a terminal.
enum TerminalText {
  /// Control characters as their pictures, so that no text moves the cursor or changes colours;
  /// what is invisible or reorders text by its number, as in reports.
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
    case let hidden where hidden > 0x7F && HiddenCharacters.contains(hidden):
      HiddenCharacters.number(of: hidden)
    default: String(scalar)
    }
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String($0) } ?? ""
  }
}
