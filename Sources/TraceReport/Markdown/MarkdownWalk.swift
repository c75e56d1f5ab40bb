import CCMark
import JSONBytes

/// Goes through trees and has a writer write them.
struct MarkdownWalk: ~Copyable {
  var writer: MarkdownWriter
  var tables: MarkdownTables

  init(writer: consuming MarkdownWriter, tables: MarkdownTables) {
    self.writer = writer
    self.tables = tables
  }

  /// What is written.
  consuming func finish() -> ByteBuffer { writer.buffer }

  /// Writes a node and all within it.
  ///
  /// - Parameters:
  ///   - root: The node.
  ///   - isBare: Whether only what is within is to be written.
  ///   - attachments: The path of a picture that an address stands for.
  mutating func write(
    _ root: MarkdownNode,
    isBare: Bool = false,
    attachments: (String) -> String?
  ) {
    guard let iterator = cmark_iter_new(root.pointer) else { return }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return }
      let node = MarkdownNode(pointer)
      if isBare, node == root { continue }
      if event == CMARK_EVENT_EXIT {
        writer.leave(node)
      } else if let table = tables.table(for: node) {
        write(table, attachments: attachments)
        cmark_iter_reset(iterator, pointer, CMARK_EVENT_EXIT)
      } else {
        enter(node, attachments: attachments)
      }
    }
  }

  private mutating func enter(_ node: MarkdownNode, attachments: (String) -> String?) {
    if node.type == CMARK_NODE_IMAGE {
      writer.enterImage(node, attachment: attachments(String(decoding: node.url, as: UTF8.self)))
    } else {
      writer.enter(node)
    }
  }

  // MARK: Tables

  private mutating func write(_ table: MarkdownTable, attachments: (String) -> String?) {
    if !table.preface.isEmpty, let paragraph = tables.nextPart() {
      write(paragraph, attachments: attachments)
    }
    writer.openTable()
    writeRow(table.header, of: table, isHeader: true, attachments: attachments)
    writer.openTableBody(isEmpty: table.rows.isEmpty)
    for row in table.rows { writeRow(row, of: table, isHeader: false, attachments: attachments) }
    writer.closeTable(isEmpty: table.rows.isEmpty)
    if !table.epilogue.isEmpty, let paragraph = tables.nextGuardedPart() {
      write(paragraph, attachments: attachments)
    }
    if table.endsInRule { writer.openBlock("<hr>\n") }
  }

  private mutating func writeRow(
    _ line: Range<Int>,
    of table: MarkdownTable,
    isHeader: Bool,
    attachments: (String) -> String?
  ) {
    writer.buffer.append("<tr>")
    let count = table.forEachCell(of: line, in: tables.text) { cell, alignment in
      writer.openCell(isHeader: isHeader, alignment)
      if tables.needsParsing(cell) {
        if let part = tables.nextGuardedPart() {
          write(part, isBare: true, attachments: attachments)
        }
      } else {
        writer.writeText(UnsafeBufferPointer(rebasing: tables.text[cell]))
      }
      writer.closeCell(isHeader: isHeader)
    }
    writer.fillRow(table.columns.alignments.count - count)
    writer.buffer.append("</tr>\n")
  }
}
