package import JSONBytes
package import TraceAnalysis
import TraceModel

/// Writes the page of one trace.
///
/// A worker owns one and writes one page after the other with it.
package struct TracePage: ~Copyable {
  private let shell: PageShell
  private var payloads: PayloadWriter
  /// What the page last written shows besides the copied files: to be written with it.
  package private(set) var files: [RecordedMediaFiles.File] = []

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
    var media = RecordedMediaFiles(of: trace.key, copied: surroundings.files)
    let frame = PageShell.Frame(title: Self.title(trace), kind: "trace", root: "../")
    shell.write(frame, to: &html) { html in
      html.appendCrumb(trace.name ?? trace.id)
    } neighbours: { html in
      surroundings.writeNeighbours(to: &html)
    } content: { html in
      writeContent(analysed, texts, media: &media, to: &html)
    }
    files = media.files
  }

  private static func title(_ trace: Trace) -> String {
    "\(trace.name ?? "Trace") · \(trace.id)"
  }

  private mutating func writeContent(
    _ analysed: AnalysedTrace,
    _ texts: TraceTexts,
    media: inout RecordedMediaFiles,
    to html: inout ByteBuffer
  ) {
    let anchors = SpanAnchors(analysed.trace.spans)
    let links = SpanLinks(analysed, anchors: anchors)
    let tools = TraceTools(analysed)
    let ledger = LedgerSection(analysed, links: links)
    let conversation = ConversationSection(analysed, links: links, anchors: anchors)
    let said = AskedAnswered(analysed, texts, conversation, links: links)
    TraceHeader(analysed, tools, links: links).write(said, to: &html, payloads: &payloads)
    JumpLine(analysed, conversation, tools: tools, hasLedger: ledger != nil).write(to: &html)
    WaterfallHTML(analysed, anchors: anchors, ordinals: links.ordinals).write(to: &html)
    conversation?.write(to: &html, payloads: &payloads, media: &media)
    ToolCallSection(analysed, tools, conversation?.places, links: links)?.write(
      to: &html,
      payloads: &payloads
    )
    ledger?.write(to: &html)
    html.append("<section id=\"spans\"><h2>Spans</h2>\n")
    let firstStartNS = analysed.trace.spans.map(\.startNS).min() ?? 0
    let exceptions = ExceptionBox(analysed, links: links)
    for index in analysed.tree.order {
      SpanSection(
        analysed,
        index,
        conversation,
        links: links,
        exceptions: exceptions,
        firstStartNS: firstStartNS
      )
      .write(to: &html, payloads: &payloads)
    }
    html.append("</section>\n")
    TraceMetadata(analysed, links: links).write(to: &html, payloads: &payloads)
  }
}
