import CCMark

/// A table, which libcmark takes for lines of a paragraph.
struct MarkdownTable {
  /// The paragraph; a heading if the line after the table underlines it.
  let block: MarkdownNode
  /// The lines of the paragraph before the table.
  let preface: ArraySlice<Range<Int>>
  let header: Range<Int>
  let columns: MarkdownTableColumns
  /// The lines below the header, one for each row.
  let rows: ArraySlice<Range<Int>>
  /// The lines after the table that belong to its block by CommonMark's laziness only.
  let epilogue: ArraySlice<Range<Int>>
  /// Whether a line across the page follows, which libcmark takes for the underline of a heading.
  let endsInRule: Bool

  /// Creates the first table in a block; nil if there is none.
  ///
  /// Its header has as many cells as the line below it.
  init?(in block: MarkdownNode, of lines: MarkdownLines) {
    let body = MarkdownTableBody(of: block, in: lines)
    guard let (index, columns) = body.firstDelimiter else { return nil }
    self.block = block
    self.columns = columns
    preface = body.lines[..<(index - 1)]
    header = body.lines[index - 1]
    rows = body.lines[(index + 1)..<body.firstLazy]
    epilogue = body.lines[body.firstLazy...]
    endsInRule = body.endsInRule
  }

  /// Goes through the cells of a line; the last column's has what is beyond it, too.
  ///
  /// - Returns: The number of cells, at most that of the columns.
  @discardableResult
  func forEachCell(
    of line: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>,
    _ body: (Range<Int>, MarkdownTableColumns.Alignment) -> Void
  ) -> Int {
    var row = MarkdownTableRow(line, of: text)
    var column = 0
    while !row.isDone {
      let isLast = column + 1 == columns.alignments.count
      body(isLast ? row.rest() : row.nextCell(), columns.alignments[column])
      column += 1
    }
    return column
  }
}

/// The lines of a block in which there may be a table.
private struct MarkdownTableBody {
  private let text: UnsafeBufferPointer<UInt8>
  /// The lines without the marks of quotes around them.
  private(set) var lines: [Range<Int>] = []
  /// The index of the first line without the mark of a quote; the number of lines if all have it.
  private(set) var firstLazy: Int
  /// Whether the line that makes the block a heading can as well be a line across the page.
  private(set) var endsInRule = false

  init(of block: MarkdownNode, in source: MarkdownLines) {
    text = source.text
    let margin = MarkdownMargin(of: block)
    lines = [source.firstLine(of: block)]
    firstLazy = .max
    for number in block.startLine + 1...max(block.endLine, block.startLine + 1) {
      let stripped = margin.strip(source[number], of: text)
      let line = stripped ?? source[number]
      if block.type == CMARK_NODE_HEADING, let length = underlineLength(line) {
        endsInRule = length > 2
        if !endsInRule { lines.append(line) }
        break
      }
      if stripped == nil { firstLazy = min(firstLazy, lines.count) }
      lines.append(line)
    }
    firstLazy = min(firstLazy, lines.count)
  }

  /// The index and the columns of the first line that is below the header of a table.
  var firstDelimiter: (Int, MarkdownTableColumns)? {
    for index in lines.indices.dropFirst() where index < firstLazy {
      if let columns = MarkdownTableColumns(lines[index], of: text),
        MarkdownTableRow(lines[index - 1], of: text).count == columns.alignments.count
      {
        return (index, columns)
      }
    }
    return nil
  }

  /// The number of dashes of a line that underlines a heading; 0 if it does so by other characters,
  /// nil if it does not.
  private func underlineLength(_ line: Range<Int>) -> Int? {
    let marks = text[line].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let mark = marks.first, marks.count == 1, let first = mark.first,
      mark.allSatisfy({ $0 == first })
    else { return nil }
    switch first {
    case UInt8(ascii: "-"): return mark.count
    case UInt8(ascii: "="): return 0
    default: return nil
    }
  }
}
