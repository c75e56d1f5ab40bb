import JSONBytes
import TraceAnalysis
import TraceModel

extension SpanSection {
  /// The spans that this one is linked to, those of this trace with their names.
  ///
  /// Another trace is a text: a page knows no others but its neighbours.
  func writeLinks(to html: inout ByteBuffer) {
    if span.links.isEmpty { return }
    html.append("<h4>Links</h4><ul class=\"links\">")
    for link in span.links {
      html.append("<li>")
      if let target = target(of: link) {
        links.write(target, to: &html)
        html.append(" in this trace")
      } else {
        write(link, to: &html)
      }
      if let attributes = link.attributes {
        html.append(" <code>")
        html.appendHTML(attributes.token, in: .content)
        html.append("</code>")
      }
      html.append("</li>")
    }
    html.append("</ul>\n")
  }

  private func write(_ link: SpanLink, to html: inout ByteBuffer) {
    html.append("Trace <code>")
    html.appendHTML(link.traceID)
    html.append("</code> span <code>")
    html.appendHTML(link.spanID)
    html.append("</code>")
  }

  /// The index of the span; nil where it is none of this trace.
  private func target(of link: SpanLink) -> Int? {
    guard ExactText(link.traceID) == ExactText(analysed.trace.id) else { return nil }
    return analysed.tree.span(withID: link.spanID)
  }
}
