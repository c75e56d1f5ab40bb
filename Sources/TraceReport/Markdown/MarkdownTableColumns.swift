/// The columns of a table, as the line below its header gives them.
struct MarkdownTableColumns {
  /// Where the text of a column stands.
  enum Alignment { case left, center, right }

  /// One for each column.
  private(set) var alignments: [Alignment] = []

  /// Creates the columns; nil if the line is none that gives any: cells of dashes, with colons at
  /// the side that the text is aligned to, and at least one pipe.
  init?(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    guard MarkdownLine(text: text, start: line.lowerBound, end: line.upperBound).isDelimiterRow
    else { return nil }
    var row = MarkdownTableRow(line, of: text)
    while !row.isDone {
      guard let alignment = Self.alignment(text[row.nextCell()]) else { return nil }
      alignments.append(alignment)
    }
  }

  private static func alignment(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> Alignment? {
    let colon = UInt8(ascii: ":")
    let isLeft = cell.first == colon
    let dashes = cell.dropFirst(isLeft ? 1 : 0)
    let isRight = dashes.last == colon
    let rest = dashes.dropLast(isRight ? 1 : 0)
    guard !rest.isEmpty, rest.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    return isRight ? isLeft ? .center : .right : .left
  }
}
