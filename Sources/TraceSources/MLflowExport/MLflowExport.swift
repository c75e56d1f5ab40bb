import Synchronization
import TraceModel

/// A file of traces as MLflow writes them as JSON: one trace, an array or lines of them, what
/// `mlflow traces search` prints, or a data frame of `search_traces()`, its records or as CSV.
///
/// The file is read twice, once to find the traces and once, trace by trace, to give them.
final class MLflowExport: TraceSource {
  let summary: SourceSummary
  private let file: ByteFile
  private let format: ExportFormat
  private let found: [ExportIndex.Entry]
  private let context: StoreContext
  private let position = Mutex(Position())

  /// Where the giving of traces stands.
  private struct Position {
    var next = 0
    /// How often each id that several traces have came so far.
    var counts: [ExactText: Int] = [:]
    var previous: TraceKey?
    var ahead: TraceKey?
  }

  /// Opens an export and finds the selected traces; nil for a file that holds no trace.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(_ file: SourceFile, selection: Selection) throws(TraceSourceError) {
    self.file = try ByteFile(file)
    guard let format = try ExportFormat(of: self.file, head: file.head) else { return nil }
    let pieces = try format.pieces(of: self.file, size: file.size)
    let index = try ExportIndex(pieces, of: self.file, format, selection: selection)
    if index.isEmpty { return nil }
    self.format = format
    found = index.entries
    context = StoreContext(
      experiments: [:],
      source: file.name,
      folder: file.folder,
      hasArtifacts: AttachmentFinder.hasArtifacts(file.folder)
    )
    summary = SourceSummary(
      name: file.name,
      baseName: file.baseName,
      folder: file.folder,
      size: file.size,
      format: "MLflow export",
      revision: nil,
      traces: index.entries.count,
      newestTraceMS: index.entries.last?.timeMS,
      remarks: index.remarks
    )
  }

  func entries() -> [TraceEntry] {
    found.map { TraceEntry(id: $0.id, timeMS: $0.timeMS) }
  }

  func next() throws(TraceSourceError) -> (any TraceRecord)? {
    guard let (entry, place) = position.withLock({ advance(&$0) }) else { return nil }
    let text = format.json(try file.bytes(entry.range))
    return ExportRecord(place: place, bytes: text, context: context)
  }

  private func advance(_ position: inout Position) -> (ExportIndex.Entry, TracePlace)? {
    guard position.next < found.count else { return nil }
    let ordinal = position.next
    if ordinal == 0 { position.ahead = key(0, &position) }
    guard let current = position.ahead else { return nil }
    position.next += 1
    position.ahead = position.next < found.count ? key(position.next, &position) : nil
    let place = TracePlace(
      ordinal: ordinal,
      key: current,
      previous: position.previous,
      next: position.ahead
    )
    position.previous = current
    return (found[ordinal], place)
  }

  private func key(_ index: Int, _ position: inout Position) -> TraceKey {
    let id = found[index].id
    let occurrence = position.counts[id, default: 0]
    position.counts[id] = occurrence + 1
    return TraceKey(id.string, occurrence: occurrence)
  }
}
