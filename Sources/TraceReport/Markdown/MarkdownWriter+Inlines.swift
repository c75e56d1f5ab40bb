import CCMark
import JSONBytes

extension MarkdownWriter {
  mutating func enterInline(_ node: MarkdownNode) {
    switch node.type {
    case CMARK_NODE_TEXT: writeText(node)
    case CMARK_NODE_HTML_INLINE: buffer.appendHTML(node.literal)
    case CMARK_NODE_CODE: writeSpan("<code>", node.literal, "</code>")
    case CMARK_NODE_SOFTBREAK: buffer.append("\n")
    case CMARK_NODE_LINEBREAK: buffer.append(picture == nil ? "<br>\n" : "\n")
    case CMARK_NODE_EMPH: enterSpan("<em>")
    case CMARK_NODE_STRONG: enterSpan("<strong>")
    case CMARK_NODE_LINK: openAnchor(node)
    default: break
    }
  }

  private mutating func writeText(_ node: MarkdownNode) {
    let text = node.literal
    let box = task
    task = nil
    guard let box, MarkdownTask(text[...]) == box else {
      writeText(text, of: node)
      return
    }
    write(box)
    writeText(UnsafeBufferPointer(rebasing: text[3...]), of: node)
  }

  private mutating func enterSpan(_ tag: StaticString) {
    depth += 1
    if isShown, picture == nil { buffer.append(tag) }
  }

  mutating func leaveSpan(_ tag: StaticString) {
    if isShown, picture == nil { buffer.append(tag) }
    depth -= 1
  }

  /// Appends a text in an element, or on its own where there are no tags.
  mutating func writeSpan(
    _ open: StaticString,
    _ text: UnsafeBufferPointer<UInt8>,
    _ close: StaticString
  ) {
    if picture == nil { buffer.append(open) }
    buffer.appendHTML(text)
    if picture == nil { buffer.append(close) }
  }
}
