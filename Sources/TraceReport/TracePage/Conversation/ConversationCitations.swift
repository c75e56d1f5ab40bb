import JSONBytes
import TraceAnalysis

/// Writes the sources that a text names, each once, as links where they are addresses of the web.
struct CitationList {
  private let citations: [Citation]

  init(_ citations: [Citation]) {
    var seen: Set<Citation> = []
    self.citations = citations.filter { seen.insert($0).inserted }
  }

  func write(to html: inout ByteBuffer) {
    if citations.isEmpty { return }
    html.append("<p class=\"h\">Sources</p><ol class=\"cites\">")
    for citation in citations {
      html.append("<li>")
      Self.write(citation, to: &html)
      html.append("</li>")
    }
    html.append("</ol>\n")
  }

  /// Title and address of a source; a file's name and id.
  static func write(_ citation: Citation, to html: inout ByteBuffer) {
    if citation.isAddress {
      return write(address: citation.source, title: citation.title, to: &html)
    }
    html.appendHTML(citation.title ?? citation.source)
    if citation.title == nil { return }
    html.append(" <code>")
    html.appendHTML(citation.source)
    html.append("</code>")
  }

  /// A link where the address is fit for one, else a text; nothing is loaded before it is followed.
  static func write(address: String, title: String? = nil, to html: inout ByteBuffer) {
    var address = address
    let isLink = address.withUTF8 { bytes in
      guard let target = LinkTarget(bytes) else { return false }
      html.append("<a href=\"")
      target.append(to: &html)
      html.append("\" rel=\"noopener noreferrer nofollow\">")
      return true
    }
    html.appendHTML(title ?? address)
    if isLink { return html.append("</a>") }
    if title == nil { return }
    html.append(" ")
    html.appendHTML(address)
  }
}
