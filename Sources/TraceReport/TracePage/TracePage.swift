package import JSONBytes
package import TraceAnalysis
import TraceModel

/// Writes the page of one trace.
///
/// A worker owns one and writes one page after the other with it.
package struct TracePage: ~Copyable {
  private let shell: PageShell
  private var payloads: PayloadWriter

  /// Pages in a frame; where `rendersMarkdown` is false every text is shown as it was recorded.
  package init(shell: PageShell, rendersMarkdown: Bool) {
    self.shell = shell
    payloads = PayloadWriter(rendersMarkdown: rendersMarkdown)
  }

  /// Appends the whole page; `files` says where the trace's attachments lie in the site.
  package mutating func write(
    _ analysed: AnalysedTrace,
    files: [SiteAttachment],
    to html: inout ByteBuffer
  ) {
    let trace = analysed.trace
    payloads.files = files
    shell.write(title: Self.title(trace), root: "../", to: &html) { html in
      html.append(" <span aria-hidden=\"true\">/</span> <span aria-current=\"page\">")
      html.appendHTML(trace.name ?? trace.id)
      html.append("</span>")
    } content: { html in
      writeContent(analysed, to: &html)
    }
  }

  private static func title(_ trace: Trace) -> String {
    "\(trace.name ?? "Trace") · \(trace.id) · Tracefolio"
  }

  private mutating func writeContent(_ analysed: AnalysedTrace, to html: inout ByteBuffer) {
    let anchors = SpanAnchors(analysed.trace.spans)
    TraceHeader(analysed, anchors: anchors).write(to: &html)
    html.append("<section id=\"w\"><h2>Waterfall</h2>\n")
    WaterfallHTML(analysed, anchors: anchors).write(to: &html)
    html.append("</section>\n<section id=\"spans\"><h2>Spans</h2>\n")
    for index in analysed.tree.order {
      SpanSection(analysed, index, anchors: anchors).write(to: &html, payloads: &payloads)
    }
    html.append("</section>\n")
    TraceMetadata(analysed.trace).write(to: &html, payloads: &payloads)
  }
}
