import JSONBytes

/// Writes one line of text into Markdown so that it stays text.
///
/// Outside of code, everything that CommonMark, GitHub's and GitLab's Markdown read as markup gets a
/// backslash or becomes a reference; `_` between letters does not, as it is none there. What these
/// sites look for in the finished text (addresses, `@names`, `#123`, `:emoji:`, formulas in `$`,
/// GitLab's `{+ +}`) is cut by an element `span`: GitHub looks at the text between elements, GitLab
/// also at whether the character had a backslash.
struct MarkdownEscape {
  private let line: ArraySlice<UInt8>
  /// Whether the line is the tool's own words, in which nothing has to be cut.
  private let isOwn: Bool
  private var index: Int
  /// What came before.
  private var start = Start.whiteSpace

  private enum Start {
    /// Nothing but white space; nothing but that and a number; anything else.
    case whiteSpace, number, over
  }

  /// Appends a line without a line feed; what it begins and ends with is not taken for markup
  /// whatever stands around it.
  static func write(_ line: ArraySlice<UInt8>, isOwn: Bool, to buffer: inout ByteBuffer) {
    var escape = MarkdownEscape(line, isOwn: isOwn)
    escape.write(to: &buffer)
  }

  private init(_ line: ArraySlice<UInt8>, isOwn: Bool) {
    self.line = line
    self.isOwn = isOwn
    index = line.startIndex
  }

  private mutating func write(to buffer: inout ByteBuffer) {
    if !isOwn { writeIndentation(to: &buffer) }
    while index < line.endIndex {
      let byte = line[index]
      write(byte, to: &buffer)
      pass(byte)
      index += 1
    }
  }

  private mutating func pass(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): if start == .number { start = .over }
    case _ where Self.isDigit(byte): if start == .whiteSpace { start = .number }
    default: start = .over
    }
  }

  /// Spaces at the beginning would be dropped, or make code of the line.
  private mutating func writeIndentation(to buffer: inout ByteBuffer) {
    while index < line.endIndex, line[index] == UInt8(ascii: " ") {
      buffer.append("&nbsp;")
      index += 1
    }
  }

  private func write(_ byte: UInt8, to buffer: inout ByteBuffer) {
    switch byte {
    case UInt8(ascii: "\t"): buffer.append("&#9;")
    case UInt8(ascii: " ") where isLast && !isOwn: buffer.append("&#32;")
    case UInt8(ascii: "<"): buffer.append("&lt;")
    case UInt8(ascii: "|"): buffer.append("&#124;")
    case UInt8(ascii: "&") where next.map(Self.isReference) ?? true: buffer.append("&amp;")
    case _ where !isOwn && isTrigger(byte): cut(byte, to: &buffer)
    case _ where isMarkup(byte):
      buffer.append("\\")
      buffer.append(byte: byte)
    default: buffer.append(byte: byte)
    }
  }

  /// The character in an element of its own, so that no text around it goes on with it.
  private func cut(_ byte: UInt8, to buffer: inout ByteBuffer) {
    buffer.append("<span>\\")
    buffer.append(byte: byte)
    buffer.append("</span>")
  }

  private func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: "#"):
      true
    case UInt8(ascii: "_"): !isWithinWord
    case UInt8(ascii: "!"): isLast || next == UInt8(ascii: "[")
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ":"):
      start == .whiteSpace
    case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"):
      start != .over && (next ?? UInt8(ascii: " ")) <= UInt8(ascii: " ")
    default: false
    }
  }

  /// Whether the sites would make something of the character in the finished text.
  private func isTrigger(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "$"): true
    case UInt8(ascii: "#"): next.map(Self.isWord) ?? true
    case UInt8(ascii: ":"): next.map { $0 == UInt8(ascii: "/") } ?? true || beginsEmoji
    case UInt8(ascii: "."): followsThreeW
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      next.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? true
    default: false
    }
  }

  /// Whether `:name:` begins here; no emoji is named by one digit or two, as minutes are.
  private var beginsEmoji: Bool {
    let rest = line[(index + 1)...]
    let name = rest.prefix {
      Self.isWord($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }
    let isName = name.count > 2 || name.contains { !Self.isDigit($0) }
    return isName && name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ":")
  }

  private var followsThreeW: Bool {
    index - line.startIndex >= 3 && line[(index - 3)..<index].allSatisfy { $0 | 0x20 == 0x77 }
  }

  /// Whether a single underscore stands between letters or digits.
  private var isWithinWord: Bool {
    guard index > line.startIndex, let next else { return false }
    return Self.isAlphanumeric(line[index - 1]) && Self.isAlphanumeric(next)
  }

  private var next: UInt8? { isLast ? nil : line[index + 1] }

  private var isLast: Bool { index + 1 == line.endIndex }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "_")
  }

  private static func isReference(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "#")
  }
}
