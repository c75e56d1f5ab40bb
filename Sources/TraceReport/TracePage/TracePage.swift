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

  /// Appends the whole page.
  package mutating func write(
    _ analysed: AnalysedTrace,
    _ texts: TraceTexts,
    _ surroundings: TraceSurroundings,
    to html: inout ByteBuffer
  ) {
    let trace = analysed.trace
    payloads.files = surroundings.files
    let frame = PageShell.Frame(title: Self.title(trace), kind: "trace", root: "../")
    shell.write(frame, to: &html) { html in
      html.appendCrumb(trace.name ?? trace.id)
    } neighbours: { html in
      surroundings.writeNeighbours(to: &html)
    } content: { html in
      writeContent(analysed, texts, to: &html)
    }
  }

  private static func title(_ trace: Trace) -> String {
    "\(trace.name ?? "Trace") · \(trace.id)"
  }

  private mutating func writeContent(
    _ analysed: AnalysedTrace,
    _ texts: TraceTexts,
    to html: inout ByteBuffer
  ) {
    let anchors = SpanAnchors(analysed.trace.spans)
    TraceHeader(analysed, texts, anchors: anchors).write(to: &html, payloads: &payloads)
    let links = SpanLinks(analysed, anchors: anchors)
    let tools = TraceTools(analysed)
    let ledger = LedgerSection(analysed, links: links)
    JumpLine(analysed, tools: tools, hasLedger: ledger != nil).write(to: &html)
    WaterfallHTML(analysed, anchors: anchors).write(to: &html)
    ToolCallSection(analysed, tools, links: links)?.write(to: &html, payloads: &payloads)
    ledger?.write(to: &html)
    html.append("<section id=\"spans\"><h2>Spans</h2>\n")
    let firstStartNS = analysed.trace.spans.map(\.startNS).min() ?? 0
    for index in analysed.tree.order {
      SpanSection(analysed, index, anchors: anchors, firstStartNS: firstStartNS)
        .write(to: &html, payloads: &payloads)
    }
    html.append("</section>\n")
    TraceMetadata(analysed).write(to: &html, payloads: &payloads)
  }
}
