import CCMark

/// The marks of quotes and the indentation of list items that a block's lines begin with.
struct MarkdownMargin {
  /// For each quote around the block, how many columns of space can be before its mark.
  private var quotes: [Int] = []

  init(of block: MarkdownNode) {
    var inner = block
    var indents: [Int?] = []
    while let outer = inner.parent {
      if outer.type == CMARK_NODE_BLOCK_QUOTE { indents.append(nil) }
      if outer.type == CMARK_NODE_ITEM { indents.append(inner.startColumn - outer.startColumn) }
      inner = outer
    }
    var space = 3
    for indent in indents.reversed() {
      guard let indent else {
        quotes.append(space)
        space = 3
        continue
      }
      space += indent
    }
  }

  /// The line without its margin; nil if it lacks a quote's mark, and so goes on with a paragraph
  /// only by CommonMark's laziness.
  func strip(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var index = line.lowerBound
    for space in quotes {
      let columns = Self.skipSpace(&index, line.upperBound, text)
      guard columns <= space, index < line.upperBound, text[index] == UInt8(ascii: ">") else {
        return nil
      }
      index += 1
    }
    return index..<line.upperBound
  }

  /// Skips space and returns how many columns it has.
  private static func skipSpace(
    _ index: inout Int,
    _ end: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var columns = 0
    while index < end, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") {
      columns += text[index] == UInt8(ascii: " ") ? 1 : 4
      index += 1
    }
    return columns
  }
}
