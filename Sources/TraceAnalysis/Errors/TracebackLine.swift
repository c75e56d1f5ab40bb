/// One line of a stack trace, split into its margin and what it says.
///
/// Inside an exception group each line has a bar after some spaces; its indentation counts from there.
struct TracebackLine {
  /// With its line feed.
  let text: ArraySlice<UInt8>
  /// Bytes up to and with the bar of an exception group; 0 where there is no bar.
  private let margin: Int
  /// Offset of the first byte that is no space; of the first such byte after the bar.
  private let first: Int
  private let column: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    let start = Self.skipSpaces(text, from: text.startIndex)
    first = start - text.startIndex
    let hasBar = start < text.endIndex && text[start] == UInt8(ascii: "|")
    margin = hasBar ? first + 1 : 0
    column = hasBar ? Self.skipSpaces(text, from: start + 1) - text.startIndex : first
  }

  /// What follows the indentation, without the end of the line.
  var content: ArraySlice<UInt8> {
    var end = text.endIndex
    while end > text.startIndex + column, text[end - 1] == 0x0A || text[end - 1] == 0x0D {
      end -= 1
    }
    return text[(text.startIndex + column)..<end]
  }

  /// True for a line that says more about the frame that another line opens: source, carets, how
  /// often the frame repeats.
  func continues(_ frame: TracebackLine) -> Bool {
    let content = content
    guard !content.isEmpty, frame.margin == 0 || margin == frame.margin else { return false }
    let own = frame.margin == 0 ? first : column
    return own > frame.column || (own == frame.column && content.starts(with: Self.repeated))
  }

  private static let repeated = Array("[Previous line repeated ".utf8)

  private static func skipSpaces(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    text[start...].firstIndex { $0 != UInt8(ascii: " ") } ?? text.endIndex
  }
}
