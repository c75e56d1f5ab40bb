import JSONBytes
package import TraceAnalysis
import TraceModel

/// The page of one trace while its sections are written, one after the other.
///
/// A class, so that the pages of a batch can take turns.
package final class TraceDraft {
  package let analysed: AnalysedTrace
  package let texts: TraceTexts
  package let tools: TraceTools
  let surroundings: TraceSurroundings
  /// What the page shows besides the copied files: to be written with it.
  package internal(set) var files: [RecordedMediaFiles.File] = []
  /// The sections so far, without the frame.
  private(set) var content = ByteBuffer(capacity: 1 << 15)
  private let anchors: SpanAnchors
  private let links: SpanLinks
  private let ledger: LedgerSection?
  private var conversation: ConversationSection?

  package init(_ analysed: AnalysedTrace, _ surroundings: TraceSurroundings) {
    self.analysed = analysed
    self.surroundings = surroundings
    texts = TraceTexts(analysed)
    anchors = SpanAnchors(analysed.trace.spans)
    links = SpanLinks(analysed, anchors: anchors)
    tools = TraceTools(analysed)
    ledger = LedgerSection(analysed, links: links)
  }

  func readConversation() {
    conversation = ConversationSection(analysed, links: links, anchors: anchors)
  }

  func writeHead(_ payloads: inout PayloadWriter) {
    let said = AskedAnswered(analysed, texts, conversation, links: links)
    TraceHeader(analysed, tools, links: links).write(said, to: &content, payloads: &payloads)
    JumpLine(analysed, conversation, tools: tools, hasLedger: ledger != nil).write(to: &content)
  }

  func writeWaterfall() {
    WaterfallHTML(analysed, anchors: anchors, ordinals: links.ordinals).write(to: &content)
  }

  func writeConversation(_ payloads: inout PayloadWriter) {
    var media = RecordedMediaFiles(of: analysed.trace.key, copied: surroundings.files)
    conversation?.write(to: &content, payloads: &payloads, media: &media)
    files = media.files
    ToolCallSection(analysed, tools, conversation?.places, links: links)?.write(
      to: &content,
      payloads: &payloads
    )
    ledger?.write(to: &content)
  }

  func writeSpans(_ payloads: inout PayloadWriter) {
    content.append("<section id=\"spans\"><h2>Spans</h2>\n")
    let spans = analysed.trace.spans
    let firstStartNS = spans.indices.map { spans[$0].startNS }.min() ?? 0
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
      .write(to: &content, payloads: &payloads)
    }
    content.append("</section>\n")
  }

  func writeRecord(_ payloads: inout PayloadWriter) {
    TraceMetadata(analysed, links: links).write(to: &content, payloads: &payloads)
  }
}
