/// The lines of a text, as libcmark counts them, for finding what its tree does not tell.
struct MarkdownLines {
  let text: UnsafeBufferPointer<UInt8>
  /// The lines without what ends them; the first without a byte order mark.
  private var ranges: [Range<Int>] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      ranges.append(start..<end)
      let isPair = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
  }

  /// A line by its number, from 1 on; an empty one if there is none.
  subscript(number: Int) -> Range<Int> {
    ranges.indices.contains(number - 1) ? ranges[number - 1] : 0..<0
  }

  /// The first line of a block, from the block's first byte on.
  func firstLine(of block: MarkdownNode) -> Range<Int> {
    let line = self[block.startLine]
    return min(line.lowerBound + max(block.startColumn - 1, 0), line.upperBound)..<line.upperBound
  }

  /// Whether the first text in a block is one of the boxes of a task, written without escapes.
  func hasTask(_ block: MarkdownNode) -> Bool {
    text[firstLine(of: block)].first == UInt8(ascii: "[")
  }
}
