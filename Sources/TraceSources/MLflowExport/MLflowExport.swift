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
  /// One per trace.
  private let keys: [TraceKey]
  /// Ordinal of the trace that comes next.
  private let position = Mutex(0)

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
    keys = Self.keys(of: index.entries)
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
    let ordinal = position.withLock { next in
      defer { next = min(next + 1, found.count) }
      return next
    }
    return try record(at: ordinal)
  }

  func record(at ordinal: Int) throws(TraceSourceError) -> (any TraceRecord)? {
    guard let place = TracePlace(ordinal, among: keys) else { return nil }
    let text = format.json(try file.bytes(found[ordinal].range))
    return ExportRecord(place: place, bytes: text, context: context)
  }

  /// Traces of one id are told apart by how many of them come before.
  private static func keys(of entries: [ExportIndex.Entry]) -> [TraceKey] {
    var counts: [ExactText: Int] = [:]
    return entries.map { entry in
      let occurrence = counts[entry.id, default: 0]
      counts[entry.id] = occurrence + 1
      return TraceKey(entry.id.string, occurrence: occurrence)
    }
  }
}
