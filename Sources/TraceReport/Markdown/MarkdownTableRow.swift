/// A line of a table, taken apart from its beginning on.
///
/// Pipes are between cells, save those after a backslash; one at the beginning and one at the end
/// have no meaning.
struct MarkdownTableRow {
  private let text: UnsafeBufferPointer<UInt8>
  private var index: Int
  private let end: Int
  /// Whether no cell is left.
  private(set) var isDone: Bool

  init(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    let row = Self.trim(line, of: text)
    isDone = row.isEmpty
    index = row.lowerBound
    var end = row.upperBound
    if index < end, text[index] == UInt8(ascii: "|") { index += 1 }
    if index < end, Self.isPipe(end - 1, in: text, from: index) { end -= 1 }
    self.end = end
  }

  /// The next cell, without space around it.
  mutating func nextCell() -> Range<Int> {
    let start = index
    while index < end, !Self.isPipe(index, in: text, from: start) { index += 1 }
    let cell = Self.trim(start..<index, of: text)
    isDone = index == end
    if !isDone { index += 1 }
    return cell
  }

  /// All that is left, with the pipes in it, as one cell.
  mutating func rest() -> Range<Int> {
    let start = index
    isDone = true
    index = end
    return Self.trim(start..<end, of: text)
  }

  /// The number of cells that are left.
  var count: Int {
    var row = self
    var count = 0
    while !row.isDone {
      _ = row.nextCell()
      count += 1
    }
    return count
  }

  private static func isPipe(
    _ index: Int,
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Bool {
    text[index] == UInt8(ascii: "|") && (index == start || text[index - 1] != UInt8(ascii: "\\"))
  }

  private static func trim(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(text[first]) {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, isSpace(text[last]) {
      range = range.lowerBound..<last
    }
    return range
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
