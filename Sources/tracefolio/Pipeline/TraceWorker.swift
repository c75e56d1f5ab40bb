import Hashing
import JSONBytes
import SiteWriter
import TraceAnalysis
import TraceModel
import TraceReport
import TraceSources

/// Makes pages of traces, one after the other, with buffers of its own.
struct TraceWorker: ~Copyable {
  private let writer: SiteWriter
  private let reuse: PageReuse
  private var page: TracePage
  private var html = ByteBuffer(capacity: 1 << 17)

  init(writer: SiteWriter, reuse: PageReuse, shell: PageShell, rendersMarkdown: Bool) {
    self.writer = writer
    self.reuse = reuse
    page = TracePage(shell: shell, rendersMarkdown: rendersMarkdown)
  }

  /// Works until the source has no more traces.
  ///
  /// - Returns: A row of the overview per trace.
  mutating func run(_ source: any TraceSource, _ progress: Progress) throws -> [IndexRow] {
    var rows: [IndexRow] = []
    while let record = try source.next() {
      try Task.checkCancellation()
      try Interruption.check()
      let fingerprint = reuse.fingerprint(of: record)
      if let row = try reuse.row(fingerprint, at: record.place) {
        rows.append(row)
      } else {
        rows.append(try write(record, fingerprint, from: source.summary.folder))
      }
      progress.advance()
    }
    return rows
  }

  private mutating func write(
    _ record: any TraceRecord,
    _ fingerprint: Digest?,
    from folder: String
  ) throws -> IndexRow {
    let analysed = AnalysedTrace(record.trace())
    let texts = TraceTexts(analysed)
    let surroundings = TraceSurroundings(
      previous: record.place.previous,
      next: record.place.next,
      files: try copyAttachments(of: analysed.trace, from: folder)
    )
    html.removeAll()
    page.write(analysed, texts, surroundings, to: &html)
    try writer.write(html, to: SiteName.path(of: record.place.key))
    return IndexRow(analysed, texts, stamp: stamp(fingerprint, analysed.trace))
  }

  /// Nil where the page shows files beside the store too, of which the fingerprint knows nothing.
  private func stamp(_ fingerprint: Digest?, _ trace: Trace) -> PageStamp? {
    guard trace.attachments.isEmpty else { return nil }
    return fingerprint.map { PageStamp(fingerprint: $0, size: html.count) }
  }

  private func copyAttachments(
    of trace: Trace,
    from folder: String
  ) throws -> [SiteAttachment] {
    var copied: [SiteAttachment] = []
    for attachment in trace.attachments {
      guard let path = attachment.path.map({ "\(folder)/\($0)" }) else { continue }
      guard let head = AttachmentFile.head(of: path) else { continue }
      let file = SiteAttachment(attachment, of: trace.key, head: head)
      try writer.copy(file: path, to: file.path)
      copied.append(file)
    }
    return copied
  }
}
