import CCMark

/// The tables of a text, given out one after the other, and what libcmark makes of their cells.
struct MarkdownTables {
  let text: UnsafeBufferPointer<UInt8>
  private var tables: ArraySlice<MarkdownTable> = []
  /// The numbers of the lines in which the parts begin that libcmark read.
  private var starts: ArraySlice<Int> = []
  /// The paragraph that is the next part, if the part is one.
  private var paragraph: MarkdownNode?

  /// Finds the tables in a tree.
  ///
  /// - Parameters:
  ///   - document: The tree.
  ///   - lines: The text that it is of; nil for one without tables.
  ///   - hasDefinitions: Whether the text may define addresses apart from the links.
  ///   - memory: Where the trees of the cells are to be.
  init(
    in document: MarkdownNode,
    of lines: MarkdownLines?,
    hasDefinitions: Bool,
    memory: UnsafeMutablePointer<cmark_mem>
  ) {
    text = lines?.text ?? UnsafeBufferPointer(start: nil, count: 0)
    var node = lines == nil ? nil : document.nextBlock
    while let block = node, let lines {
      if block.canHoldTable, let table = MarkdownTable(in: block, of: lines) {
        tables.append(table)
      }
      node = block.nextBlock
    }
    guard !tables.isEmpty else { return }
    let excerpts = excerpts(hasDefinitions: hasDefinitions)
    starts = excerpts.starts[...]
    paragraph = excerpts.text.withUnsafeBufferPointer {
      MarkdownNode(parsing: $0, memory: memory)?.firstChild
    }
  }

  /// The table that stands for a block; nil for other blocks.
  ///
  /// To be asked for all blocks in the order of the text.
  mutating func table(for block: MarkdownNode) -> MarkdownTable? {
    tables.first?.block == block ? tables.popFirst() : nil
  }

  /// The next part that libcmark read, in the order of the text; nil if nothing is left of it.
  mutating func nextPart() -> MarkdownNode? {
    guard let start = starts.popFirst(), let part = paragraph, part.startLine == start else {
      return nil
    }
    paragraph = part.next
    return part
  }

  /// The next part, without the line that keeps blocks from it.
  mutating func nextGuardedPart() -> MarkdownNode? {
    let part = nextPart()
    for _ in 0..<2 { part?.firstChild?.unlink() }
    return part
  }

  /// Whether the text of a cell may be more than text to libcmark.
  func needsParsing(_ cell: Range<Int>) -> Bool {
    text[cell].contains {
      switch $0 {
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "&"):
        true
      default: false
      }
    }
  }

  private func excerpts(hasDefinitions: Bool) -> MarkdownExcerpts {
    var excerpts = MarkdownExcerpts()
    for table in tables {
      excerpts.add(paragraph: table.preface, of: text)
      addCells(of: table.header, in: table, to: &excerpts)
      for row in table.rows { addCells(of: row, in: table, to: &excerpts) }
      excerpts.add(inlines: table.epilogue, of: text)
    }
    if hasDefinitions, excerpts.text.contains(UInt8(ascii: "[")) { excerpts.add(whole: text) }
    return excerpts
  }

  private func addCells(
    of line: Range<Int>,
    in table: MarkdownTable,
    to excerpts: inout MarkdownExcerpts
  ) {
    table.forEachCell(of: line, in: text) { cell, _ in
      if needsParsing(cell) { excerpts.add(cell: cell, of: text) }
    }
  }
}

extension MarkdownNode {
  /// Whether the node is a paragraph, or a heading that could be one, of more lines than one.
  fileprivate var canHoldTable: Bool {
    (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) && endLine > startLine
  }
}
