import JSONBytes
package import TraceModel

/// What lies around a trace in the site: the traces before and after, and its copied files.
package struct TraceSurroundings: Sendable {
  /// The next older trace; nil for the oldest.
  package let previous: TraceKey?
  /// The next newer trace; nil for the newest.
  package let next: TraceKey?
  /// Where the trace's attachments lie in the site.
  package let files: [SiteAttachment]

  package init(previous: TraceKey?, next: TraceKey?, files: [SiteAttachment]) {
    self.previous = previous
    self.next = next
    self.files = files
  }

  func writeNeighbours(to html: inout ByteBuffer) {
    if previous == nil, next == nil { return }
    html.append("<nav class=\"pn\" aria-label=\"Neighbours\">")
    link(previous, "<a rel=\"prev\" href=\"", "← Previous", to: &html)
    link(next, "<a rel=\"next\" href=\"", "Next →", to: &html)
    html.append("</nav>")
  }

  private func link(
    _ trace: TraceKey?,
    _ start: StaticString,
    _ label: StaticString,
    to html: inout ByteBuffer
  ) {
    guard let trace else { return }
    html.append(start)
    html.append(SiteName.fileName(for: trace))
    html.append(".html\">")
    html.append(label)
    html.append("</a>")
  }
}
