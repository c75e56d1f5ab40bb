import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes links to the spans of a page, spans of one name with their ordinals.
struct SpanLinks {
  private let spans: [Span]
  let anchors: SpanAnchors
  let ordinals: Ordinals

  init(_ analysed: AnalysedTrace, anchors: SpanAnchors) {
    spans = analysed.trace.spans
    self.anchors = anchors
    ordinals = Ordinals(analysed)
  }

  /// The span's name as a link; then which of several spans of that name it is, as in the waterfall.
  func write(_ index: Int, to html: inout ByteBuffer) {
    html.append("<a href=\"#")
    html.append(anchors[index])
    html.append("\">")
    html.appendHTML(spans[index].name)
    html.append("</a>")
    writeOrdinal(index, to: &html)
  }

  /// A link to the span that says something else than its name; the words are escaped.
  func write(_ index: Int, saying words: String, to html: inout ByteBuffer) {
    html.append("<a href=\"#")
    html.append(anchors[index])
    html.append("\">")
    html.appendHTML(words, in: .content)
    html.append("</a>")
  }

  /// The span's name and which of several spans of that name it is, without a link.
  func writeName(_ index: Int, to html: inout ByteBuffer) {
    html.appendHTML(spans[index].name)
    writeOrdinal(index, to: &html)
  }

  private func writeOrdinal(_ index: Int, to html: inout ByteBuffer) {
    guard let ordinal = ordinals[index] else { return }
    html.append(" <span class=\"o\">")
    html.append(decimal: ordinal)
    html.append("</span>")
  }
}
