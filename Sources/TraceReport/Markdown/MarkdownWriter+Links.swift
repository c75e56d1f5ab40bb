import JSONBytes

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
  mutating func openAnchor(_ node: MarkdownNode) {
    linkDepth += 1
    guard anchor == nil, picture == nil, openAnchor(to: node.url) else { return }
    anchor = node
    writeTitle(node)
    buffer.append(">")
  }

  /// Appends a tag up to its end; nothing, and false, if the address is not fit for one.
  mutating func openAnchor(to url: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let target = LinkTarget(url) else { return false }
    buffer.append("<a href=\"")
    target.append(to: &buffer)
    buffer.append("\" rel=\"noopener noreferrer nofollow\"")
    return true
  }

  private mutating func writeTitle(_ node: MarkdownNode) {
    guard !node.title.isEmpty else { return }
    buffer.append(" title=\"")
    buffer.appendHTML(node.title)
    buffer.append("\"")
  }

  mutating func leaveLink(_ node: MarkdownNode) {
    linkDepth -= 1
    if anchor == node {
      anchor = nil
      buffer.append("</a>")
    } else {
      writeAddress(of: node)
    }
  }

  mutating func leaveImage(_ node: MarkdownNode) {
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
