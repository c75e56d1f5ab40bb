import JSONBytes
import Synchronization
import TraceModel

/// A file of traces as OpenTelemetry's protocol has them, in JSON or in Protocol Buffers.
///
/// The file is read twice, once to find the spans and once, trace by trace, to give them: those of one
/// trace may lie anywhere in it.
final class OTLPFile: TraceSource {
  let summary: SourceSummary
  private let reader: OTLPReader
  private let position = Mutex(Position())

  /// Where the giving of traces stands.
  private struct Position {
    var next = 0
    var previous: TraceKey?
  }

  /// Opens a file and finds the selected traces; nil where it holds no span.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(
    _ file: SourceFile,
    encoding: OTLPEncoding,
    selection: Selection
  ) throws(TraceSourceError) {
    guard var reader = try OTLPReader(file, encoding: encoding) else { return nil }
    try reader.select(selection)
    self.reader = reader
    summary = SourceSummary(
      name: file.name,
      baseName: file.baseName,
      folder: file.folder,
      size: file.size,
      format: encoding.name,
      revision: nil,
      traces: reader.count,
      newestTraceMS: reader.newestMS,
      remarks: reader.remarks
    )
  }

  func entries() -> [TraceEntry] { reader.entries }

  func next() throws(TraceSourceError) -> (any TraceRecord)? {
    guard let place = position.withLock({ advance(&$0) }) else { return nil }
    return try reader.record(at: place)
  }

  private func advance(_ position: inout Position) -> TracePlace? {
    let ordinal = position.next
    guard ordinal < reader.count else { return nil }
    position.next += 1
    let key = reader.key(ordinal)
    let place = TracePlace(
      ordinal: ordinal,
      key: key,
      previous: position.previous,
      next: position.next < reader.count ? reader.key(position.next) : nil
    )
    position.previous = key
    return place
  }
}
