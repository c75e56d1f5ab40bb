/// Breaks text into lines for a terminal.
enum TextWrap {
  /// Lines of at most `width` characters, broken at spaces where there are any; at least one.
  ///
  /// The spaces that a line of the text begins with stay.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while rest.count > width {
      let end = rest.index(rest.startIndex, offsetBy: width)
      let (line, next) = broken(rest, at: end)
      lines.append(String(line))
      rest = next
    }
    return lines + (rest.isEmpty && !lines.isEmpty ? [] : [String(rest)])
  }

  /// The line that ends at the last space before `end`, or at `end`, and what follows it.
  private static func broken(
    _ text: Substring,
    at end: Substring.Index
  ) -> (line: Substring, rest: Substring) {
    if text[end] == " " { return (text[..<end], text[text.index(after: end)...]) }
    guard let space = text[..<end].lastIndex(of: " "),
      text[..<space].contains(where: { $0 != " " })
    else { return (text[..<end], text[end...]) }
    return (text[..<space], text[text.index(after: space)...])
  }
}
