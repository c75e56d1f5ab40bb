import JSONBytes
import SiteWriter
import TraceAnalysis
import TraceModel
import TraceReport
import TraceSources

/// Makes pages of traces, one after the other, with buffers of its own.
struct TraceWorker: ~Copyable {
  private let writer: SiteWriter
  private var page: TracePage
  private var html = ByteBuffer(capacity: 1 << 17)

  init(writer: SiteWriter, shell: PageShell, rendersMarkdown: Bool) {
    self.writer = writer
    page = TracePage(shell: shell, rendersMarkdown: rendersMarkdown)
  }

  /// Works until the source has no more traces.
  ///
  /// - Returns: A row of the overview per trace.
  mutating func run(
    _ source: any TraceSource,
    _ tally: DiagnosticTally,
    _ progress: Progress
  ) throws -> [IndexRow] {
    var rows: [IndexRow] = []
    while let record = try source.next() {
      try Task.checkCancellation()
      try Interruption.check()
      let analysed = AnalysedTrace(record.trace())
      tally.add(analysed.diagnostics)
      try write(analysed, at: record.place, from: source.summary.folder)
      rows.append(IndexRow(analysed))
      progress.advance()
    }
    return rows
  }

  private mutating func write(
    _ analysed: AnalysedTrace,
    at place: TracePlace,
    from folder: String
  ) throws {
    let surroundings = TraceSurroundings(
      previous: place.previousID,
      next: place.nextID,
      files: try copyAttachments(of: analysed.trace, from: folder)
    )
    html.removeAll()
    page.write(analysed, surroundings, to: &html)
    let name = SiteName.fileName(for: analysed.trace.id)
    try writer.write(html, to: "traces/\(name).html")
  }

  private func copyAttachments(
    of trace: Trace,
    from folder: String
  ) throws -> [SiteAttachment] {
    var copied: [SiteAttachment] = []
    for attachment in trace.attachments {
      guard let path = attachment.path.map({ "\(folder)/\($0)" }) else { continue }
      guard let head = AttachmentFile.head(of: path) else { continue }
      let file = SiteAttachment(attachment, of: trace.id, head: head)
      try writer.copy(file: path, to: file.path)
      copied.append(file)
    }
    return copied
  }
}
