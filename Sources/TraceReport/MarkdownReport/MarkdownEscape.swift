import JSONBytes

/// Writes one line of text into Markdown so that it stays text.
///
/// Outside of code, everything that CommonMark, GitHub's and GitLab's Markdown read as markup gets a
/// backslash or becomes a reference; `_` between letters does not, as it is none there. What these
/// sites look for in the finished text (see ``SiteTriggers``) is cut by an element `span`: GitHub looks at
/// the text between elements, GitLab also at whether the character had a backslash.
struct MarkdownEscape {
  private let line: ArraySlice<UInt8>
  /// Whether the line is the tool's own words, in which nothing has to be cut.
  private let isOwn: Bool
  private let triggers: SiteTriggers
  private var index: Int
  /// The hash of a commit that the index is in; empty outside of one.
  private var hash = 0..<0
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
    triggers = SiteTriggers(line)
    index = line.startIndex
  }

  private mutating func write(to buffer: inout ByteBuffer) {
    if !isOwn { writeIndentation(to: &buffer) }
    while index < line.endIndex {
      let byte = line[index]
      if !isOwn, !hash.contains(index) { hash = triggers.hash(at: index) }
      write(byte, to: &buffer)
      pass(byte)
      index += 1
    }
  }

  private mutating func pass(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): if start == .number { start = .over }
    case _ where byte.isASCIIDigit: if start == .whiteSpace { start = .number }
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
    case _ where !isOwn && triggers.isTrigger(at: index): cut(byte, to: &buffer)
    case UInt8(ascii: "&") where mayBeginReference: buffer.append("&amp;")
    case _ where isCutOfHash: cut(byte, to: &buffer)
    case _ where isMarkup(byte):
      buffer.append("\\")
      buffer.append(byte: byte)
    default: buffer.append(byte: byte)
    }
  }

  /// The character in an element of its own, so that no text around it goes on with it.
  private func cut(_ byte: UInt8, to buffer: inout ByteBuffer) {
    buffer.append(byte.isASCIIAlphanumeric ? "<span>" : "<span>\\")
    buffer.append(byte: byte)
    buffer.append("</span>")
  }

  /// Whether the parts of a hash around the character are too short for one.
  private var isCutOfHash: Bool {
    hash.contains(index)
      && (index - hash.lowerBound) % SiteTriggers.hashLengths.lowerBound == 0
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

  /// Whether a single underscore stands between letters or digits.
  private var isWithinWord: Bool {
    guard index > line.startIndex, let next else { return false }
    return line[index - 1].isASCIIAlphanumeric && next.isASCIIAlphanumeric
  }

  /// Whether an ampersand here may be read as the beginning of a character reference.
  private var mayBeginReference: Bool {
    next.map { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "#") } ?? true
  }

  private var next: UInt8? { isLast ? nil : line[index + 1] }

  private var isLast: Bool { index + 1 == line.endIndex }
}
