import CCMark
import JSONBytes

/// Writes the nodes of a tree as HTML, told of each as it begins and ends.
struct MarkdownWriter: ~Copyable {
  /// How many elements that nest, such as quotes, lists and emphasis, are written within each other.
  static let deepestNesting = 60

  /// What is written.
  private(set) var buffer: ByteBuffer
  /// The nodes that nest around the next one, those without an element of their own among them.
  private var depth = 0
  /// The link or image whose `<a>` is open, in which no other can be.
  private var anchor: MarkdownNode?
  /// The image whose `alt` is being written, where there are no tags.
  private var picture: MarkdownNode?

  private let start: Int

  init(buffer: consuming ByteBuffer) {
    start = buffer.count
    self.buffer = buffer
  }

  /// Whether nodes at this depth have elements.
  private var isShown: Bool { depth <= Self.deepestNesting }

  /// Begins a node that is no image, or writes a leaf.
  mutating func enter(_ node: MarkdownNode) {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST: enterContainer(node)
    case CMARK_NODE_ITEM: if isShown { openBlock("<li>") }
    case CMARK_NODE_PARAGRAPH: if !isBare(node) { openBlock("<p>") }
    case CMARK_NODE_HEADING: openHeading(node)
    case CMARK_NODE_CODE_BLOCK: writeCode(node)
    case CMARK_NODE_HTML_BLOCK: writeRawHTML(node)
    case CMARK_NODE_THEMATIC_BREAK: openBlock("<hr>\n")
    default: enterInline(node)
    }
  }

  /// Ends a node.
  mutating func leave(_ node: MarkdownNode) {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST: leaveContainer(node)
    case CMARK_NODE_ITEM: closeItem()
    case CMARK_NODE_PARAGRAPH: if !isBare(node) { buffer.append("</p>\n") }
    case CMARK_NODE_HEADING: closeHeading(node)
    case CMARK_NODE_EMPH: leaveSpan("</em>")
    case CMARK_NODE_STRONG: leaveSpan("</strong>")
    case CMARK_NODE_LINK: leaveLink(node)
    case CMARK_NODE_IMAGE: leaveImage(node)
    default: break
    }
  }
}

// MARK: - Blocks

extension MarkdownWriter {
  /// Appends a tag at the beginning of a line.
  private mutating func openBlock(_ tag: StaticString) {
    beginLine()
    buffer.append(tag)
  }

  private mutating func beginLine() {
    guard buffer.count > start, buffer.withBytes({ $0.last }) != UInt8(ascii: "\n") else { return }
    buffer.append(byte: UInt8(ascii: "\n"))
  }

  /// Whether a paragraph has no tags: in a tight list, unless that is shown flat.
  private func isBare(_ node: MarkdownNode) -> Bool { node.isTight && isShown }

  private mutating func enterContainer(_ node: MarkdownNode) {
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

  private mutating func leaveContainer(_ node: MarkdownNode) {
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

  private mutating func closeItem() {
    if isShown { buffer.append("</li>\n") }
  }

  /// Appends the tag of a heading: those of the page itself are `<h1>` to `<h3>`.
  private mutating func openHeading(_ node: MarkdownNode) {
    switch node.headingLevel {
    case 1: openBlock("<h4>")
    case 2: openBlock("<h5>")
    default: openBlock("<h6>")
    }
  }

  private mutating func closeHeading(_ node: MarkdownNode) {
    switch node.headingLevel {
    case 1: buffer.append("</h4>\n")
    case 2: buffer.append("</h5>\n")
    default: buffer.append("</h6>\n")
    }
  }

  private mutating func writeCode(_ node: MarkdownNode) {
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

  private mutating func writeRawHTML(_ node: MarkdownNode) {
    openBlock("<pre class=\"raw\">")
    buffer.appendHTML(node.literal)
    buffer.append("</pre>\n")
  }
}

// MARK: - Inlines

extension MarkdownWriter {
  private mutating func enterInline(_ node: MarkdownNode) {
    switch node.type {
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: buffer.appendHTML(node.literal)
    case CMARK_NODE_CODE: writeSpan("<code>", node.literal, "</code>")
    case CMARK_NODE_SOFTBREAK: buffer.append("\n")
    case CMARK_NODE_LINEBREAK: buffer.append(picture == nil ? "<br>\n" : "\n")
    case CMARK_NODE_EMPH: enterSpan("<em>")
    case CMARK_NODE_STRONG: enterSpan("<strong>")
    case CMARK_NODE_LINK: openAnchor(node)
    default: break
    }
  }

  private mutating func enterSpan(_ tag: StaticString) {
    depth += 1
    if isShown, picture == nil { buffer.append(tag) }
  }

  private mutating func leaveSpan(_ tag: StaticString) {
    if isShown, picture == nil { buffer.append(tag) }
    depth -= 1
  }

  /// Appends a text in an element, or on its own where there are no tags.
  private mutating func writeSpan(
    _ open: StaticString,
    _ text: UnsafeBufferPointer<UInt8>,
    _ close: StaticString
  ) {
    if picture == nil { buffer.append(open) }
    buffer.appendHTML(text)
    if picture == nil { buffer.append(close) }
  }
}

// MARK: - Links and images

extension MarkdownWriter {
  /// Begins an image: the picture if it is an attachment, else a link to it.
  mutating func enterImage(_ node: MarkdownNode, attachment: String?) {
    if let attachment, picture == nil {
      picture = node
      buffer.append("<img src=\"")
      buffer.appendHTML(attachment)
      buffer.append("\" alt=\"")
    } else {
      openAnchor(node)
      buffer.append("image: ")
    }
  }

  /// Appends the tag of a link if the address is fit for one and no link is open.
  private mutating func openAnchor(_ node: MarkdownNode) {
    guard anchor == nil, picture == nil, let target = LinkTarget(node.url) else { return }
    anchor = node
    buffer.append("<a href=\"")
    target.append(to: &buffer)
    buffer.append("\" rel=\"noopener noreferrer nofollow\"")
    writeTitle(node)
    buffer.append(">")
  }

  private mutating func writeTitle(_ node: MarkdownNode) {
    guard !node.title.isEmpty else { return }
    buffer.append(" title=\"")
    buffer.appendHTML(node.title)
    buffer.append("\"")
  }

  private mutating func leaveLink(_ node: MarkdownNode) {
    if anchor == node {
      anchor = nil
      buffer.append("</a>")
    } else {
      writeAddress(of: node)
    }
  }

  private mutating func leaveImage(_ node: MarkdownNode) {
    guard picture == node else {
      leaveLink(node)
      return
    }
    picture = nil
    buffer.append("\"")
    writeTitle(node)
    buffer.append(" loading=\"lazy\">")
  }

  /// Appends the address and the title of a link that is none, in parentheses after its text.
  private mutating func writeAddress(of node: MarkdownNode) {
    guard !(node.url.isEmpty && node.title.isEmpty), !node.showsAddress else { return }
    buffer.append(" (")
    writeSpan("<code>", node.url, "</code>")
    if !node.title.isEmpty {
      buffer.append(" &quot;")
      buffer.appendHTML(node.title)
      buffer.append("&quot;")
    }
    buffer.append(")")
  }
}
