import CCMark

/// The box of a task, as a list item begins with it.
enum MarkdownTask {
  case toDo, done

  /// Reads `[ ]` or `[x]` at the beginning of a text; nil if there is something else.
  init?(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    guard text.count >= 3, text[text.startIndex] == UInt8(ascii: "["),
      text[text.startIndex + 2] == UInt8(ascii: "]")
    else { return nil }
    switch text[text.startIndex + 1] {
    case UInt8(ascii: " "): self = .toDo
    case UInt8(ascii: "x"), UInt8(ascii: "X"): self = .done
    default: return nil
    }
  }

  /// Reads the box that an item begins with; nil if there is none, or it is not apart from the text.
  init?(ofItem item: MarkdownNode, in lines: MarkdownLines) {
    guard let block = item.firstChild, block.type == CMARK_NODE_PARAGRAPH,
      let first = block.firstChild, first.type == CMARK_NODE_TEXT, lines.hasTask(block)
    else { return nil }
    let text = first.literal
    self.init(text[...])
    let isApart = text.count > 3 ? text[3] == UInt8(ascii: " ") || text[3] == 9 : first.next != nil
    if !isApart { return nil }
  }
}
