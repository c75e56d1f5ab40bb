import CCMark
import JSONBytes

extension MarkdownWriter {
  /// Appends a tag at the beginning of a line.
  mutating func openBlock(_ tag: StaticString) {
    beginLine()
    buffer.append(tag)
  }

  private mutating func beginLine() {
    guard buffer.count > start, buffer.withBytes({ $0.last }) != UInt8(ascii: "\n") else { return }
    buffer.append(byte: UInt8(ascii: "\n"))
  }

  /// Whether a paragraph has no tags: in a tight list, unless that is shown flat.
  func isBare(_ node: MarkdownNode) -> Bool { node.isTight && isShown }

  mutating func enterContainer(_ node: MarkdownNode) {
    depth += 1
    guard isShown else { return }
    if node.type == CMARK_NODE_BLOCK_QUOTE {
      openBlock("<blockquote>\n")
    } else if let number = node.firstNumber {
      openOrderedList(from: number)
    } else {
      openBlock("<ul>\n")
    }
  }

  private mutating func openOrderedList(from number: Int) {
    openBlock("<ol")
    if number != 1 {
      buffer.append(" start=\"")
      buffer.append(decimal: number)
      buffer.append("\"")
    }
    buffer.append(">\n")
  }

  mutating func leaveContainer(_ node: MarkdownNode) {
    if isShown {
      beginLine()
      switch node.firstNumber {
      case _ where node.type == CMARK_NODE_BLOCK_QUOTE: buffer.append("</blockquote>\n")
      case nil: buffer.append("</ul>\n")
      case .some: buffer.append("</ol>\n")
      }
    }
    depth -= 1
  }

  /// Begins an item; if it is a task, its box is written with its text.
  mutating func openItem(_ node: MarkdownNode) {
    guard isShown else { return }
    if features.contains(.tasks), let lines { task = MarkdownTask(ofItem: node, in: lines) }
    openBlock(task == nil ? "<li>" : "<li class=\"task\">")
  }

  /// Appends the box of a task: a picture of it, and words for those who do not see it.
  mutating func write(_ task: MarkdownTask) {
    switch task {
    case .toDo: buffer.append("<span aria-hidden=\"true\">☐</span><span class=\"vh\">to do</span>")
    case .done: buffer.append("<span aria-hidden=\"true\">☑</span><span class=\"vh\">done</span>")
    }
  }

  mutating func closeItem() {
    if isShown { buffer.append("</li>\n") }
  }

  /// Appends the tag of a heading, which only looks like one: a recorded text is no part of the
  /// page's own outline, and its levels would not fit in there.
  mutating func openHeading(_ node: MarkdownNode) {
    switch node.headingLevel {
    case 1: openBlock("<p class=\"h1\">")
    case 2: openBlock("<p class=\"h2\">")
    default: openBlock("<p class=\"h3\">")
    }
  }

  mutating func writeCode(_ node: MarkdownNode) {
    let info = node.fenceInfo
    beginLine()
    if !info.isEmpty {
      buffer.append("<div class=\"code\"><small>")
      buffer.appendHTML(info)
      buffer.append("</small>")
    }
    buffer.append("<pre><code>")
    buffer.appendHTML(node.literal)
    buffer.append(info.isEmpty ? "</code></pre>\n" : "</code></pre></div>\n")
  }

  mutating func writeRawHTML(_ node: MarkdownNode) {
    openBlock("<pre class=\"raw\">")
    buffer.appendHTML(node.literal)
    buffer.append("</pre>\n")
  }
}
