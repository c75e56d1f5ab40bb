import Hashing
import JSONBytes
import SiteWriter
import TraceAnalysis
import TraceModel
import TraceReport
import TraceSources

/// Makes pages of traces, batch after batch, with buffers of its own.
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
    while true {
      let batch = try Self.batch(of: source)
      if batch.isEmpty { return rows }
      try Task.checkCancellation()
      try Interruption.check()
      try work(on: batch, from: source.summary.folder, adding: &rows)
      for _ in batch { progress.advance() }
    }
  }

  /// A batch is full at so many traces, or so many bytes of them.
  private static let (fullCount, fullSize) = (16, 1 << 20)

  private static func batch(of source: any TraceSource) throws -> [any TraceRecord] {
    var (batch, size): ([any TraceRecord], Int) = ([], 0)
    while batch.count < fullCount, size < fullSize, let record = try source.next() {
      batch.append(record)
      size += record.size
    }
    return batch
  }

  /// Takes all traces of a batch through one step, then all through the next.
  ///
  /// One trace after the other through all steps takes a fifth more processor time: each step's code
  /// would have to come back into the processor's caches for each trace.
  private mutating func work(
    on batch: [any TraceRecord],
    from folder: String,
    adding rows: inout [IndexRow]
  ) throws {
    let fingerprints = batch.map { reuse.fingerprint(of: $0) }
    var changed: [(record: any TraceRecord, fingerprint: Digest?)] = []
    for (record, fingerprint) in zip(batch, fingerprints) {
      if let row = try reuse.row(fingerprint, at: record.place) {
        rows.append(row)
      } else {
        changed.append((record, fingerprint))
      }
    }
    let analysed = changed.map { $0.record.trace() }.map { AnalysedTrace($0) }
    for (trace, (record, fingerprint)) in zip(analysed, changed) {
      rows.append(try write(trace, at: record.place, fingerprint, from: folder))
    }
  }

  private mutating func write(
    _ analysed: AnalysedTrace,
    at place: TracePlace,
    _ fingerprint: Digest?,
    from folder: String
  ) throws -> IndexRow {
    let texts = TraceTexts(analysed)
    let surroundings = TraceSurroundings(
      previous: place.previous,
      next: place.next,
      files: try copyAttachments(of: analysed.trace, from: folder)
    )
    html.removeAll()
    page.write(analysed, texts, surroundings, to: &html)
    try writer.write(html, to: SiteName.path(of: place.key))
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
