import Hashing
import JSONBytes
import SiteWriter
import TraceAnalysis
import TraceModel
import TraceReport
import TraceSources

/// Makes pages of traces, batch after batch, with buffers of its own.
struct TraceWorker: RowMaker, ~Copyable {
  private let writer: SiteWriter
  private let reuse: PageReuse
  private let prices: PriceFinder
  private var page: TracePageWriter
  private var html = ByteBuffer(capacity: 1 << 17)

  /// One of the workers of a request.
  init(
    _ request: BuildRequest,
    shell: PageShell,
    prices: PriceTable,
    reuse: PageReuse,
    writer: SiteWriter
  ) {
    self.writer = writer
    self.reuse = reuse
    self.prices = PriceFinder(prices)
    page = TracePageWriter(
      format: request.format,
      shell: shell,
      rendersMarkdown: request.rendersMarkdown
    )
  }

  /// Takes all traces of a batch through one step, then all through the next.
  ///
  /// One trace after the other through all steps takes a fifth more processor time: each step's code
  /// would have to come back into the processor's caches for each trace.
  mutating func rows(of batch: [any TraceRecord]) throws -> [PlacedRow<IndexRow>] {
    var rows: [PlacedRow<IndexRow>] = []
    let fingerprints = batch.map { reuse.fingerprint(of: $0) }
    var changed: [(record: any TraceRecord, fingerprint: Digest?)] = []
    for (record, fingerprint) in zip(batch, fingerprints) {
      if let row = try reuse.row(fingerprint, at: record.place) {
        rows.append((record.place.ordinal, row))
      } else {
        changed.append((record, fingerprint))
      }
    }
    let analysed = changed.map { $0.record.trace() }.map { AnalysedTrace($0, prices: prices) }
    var drafts: [TraceDraft] = []
    for (trace, (record, _)) in zip(analysed, changed) { drafts.append(try draft(trace, record)) }
    page.write(drafts)
    for (draft, (record, fingerprint)) in zip(drafts, changed) {
      rows.append((record.place.ordinal, try write(draft, at: record.place, fingerprint)))
    }
    return rows
  }

  private func draft(_ analysed: AnalysedTrace, _ record: any TraceRecord) throws -> TraceDraft {
    let surroundings = TraceSurroundings(
      previous: record.place.previous,
      next: record.place.next,
      files: try copyAttachments(of: analysed.trace, from: record.folder)
    )
    return TraceDraft(analysed, surroundings)
  }

  private mutating func write(
    _ draft: TraceDraft,
    at place: TracePlace,
    _ fingerprint: Digest?
  ) throws -> IndexRow {
    html.removeAll()
    page.append(draft, to: &html)
    try writer.write(html, to: SiteName.path(of: place.key, in: page.format))
    for file in draft.files { try writer.write(file.bytes, to: file.path) }
    return IndexRow(draft.analysed, draft.texts, draft.tools, stamp: stamp(fingerprint, draft))
  }

  /// Nil where the page tells of files: of recorded ones the fingerprint knows nothing, and those that
  /// the trace itself holds are made with the page.
  private func stamp(_ fingerprint: Digest?, _ draft: TraceDraft) -> PageStamp? {
    guard draft.analysed.trace.attachments.isEmpty, draft.files.isEmpty else { return nil }
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
