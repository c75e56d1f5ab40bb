import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the page of one trace as Markdown.
struct MarkdownTracePage {
  private let place: ReportPlace
  private let surroundings: TraceSurroundings
  private let tools: TraceTools
  /// What the page shows besides the copied files, once it is written.
  private(set) var files: [RecordedMediaFiles.File] = []

  init(_ analysed: AnalysedTrace, _ tools: TraceTools, _ surroundings: TraceSurroundings) {
    place = ReportPlace(analysed, files: surroundings.files)
    self.surroundings = surroundings
    self.tools = tools
  }

  /// Appends the whole page.
  mutating func write(_ texts: TraceTexts, to text: inout ByteBuffer) {
    let analysed = place.analysed
    let media = RecordedMediaFiles(of: analysed.trace.key, copied: surroundings.files)
    let conversation = ConversationBlocks(place, media: media)
    files = conversation.media?.files ?? []
    var blocks = MarkdownBlocks(appendingTo: text)
    blocks.write(TraceHeadBlocks(place, texts).blocks(links: links))
    blocks.write(TraceBlocks.waterfall(analysed))
    blocks.write(conversation.blocks)
    blocks.write(ToolCallBlocks(place, tools).blocks)
    blocks.write(LedgerBlocks(place).blocks)
    blocks.write(.heading(2, "Spans"))
    let firstStartNS = analysed.trace.spans.map(\.startNS).min() ?? 0
    for index in analysed.tree.order {
      blocks.write(SpanBlocks(place, index, firstStartNS: firstStartNS).blocks)
    }
    blocks.write(TraceRecordBlocks(place).blocks)
    text = blocks.text
  }

  private var links: [ReportInline] {
    let neighbours = [("← Previous", surroundings.previous), ("Next →", surroundings.next)]
    return [.link("All traces", to: "../index.md")]
      + neighbours.flatMap { label, trace -> [ReportInline] in
        guard let trace else { return [] }
        return [.own(" · "), .link(label, to: "\(SiteName.fileName(for: trace)).md")]
      }
  }
}
