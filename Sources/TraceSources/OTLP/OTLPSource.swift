import Synchronization
import TraceModel

/// Files of OpenTelemetry as one source: what processes of a program wrote side by side comes together.
///
/// Each file is read twice, once to find the spans and once, trace by trace, to give them: those of one
/// trace may lie anywhere in any of them.
final class OTLPSource: TraceSource {
  let summary: SourceSummary
  let inputs: [SourceSummary]
  private let reader: OTLPReader
  /// Ordinal of the trace that comes next.
  private let position = Mutex(0)

  /// Finds the selected traces of files that were gone through, in the order in which they were named.
  ///
  /// - Throws: ``TraceSourceError`` where a file cannot be read.
  init(_ scans: [OTLPScan], selection: Selection) throws(TraceSourceError) {
    var reader = OTLPReader(scans)
    try reader.select(selection)
    self.reader = reader
    inputs = reader.inputs
    let names = inputs.map(\.name)
    summary = inputs.count == 1 ? inputs[0] : SourceSummary(inputs, names: names, folders: [])
  }

  func entries() -> [TraceEntry] { reader.entries }

  func next() throws(TraceSourceError) -> (any TraceRecord)? {
    let ordinal = position.withLock { next in
      defer { next = min(next + 1, reader.count) }
      return next
    }
    return try record(at: ordinal)
  }

  func record(at ordinal: Int) throws(TraceSourceError) -> (any TraceRecord)? {
    guard (0..<reader.count).contains(ordinal) else { return nil }
    let place = TracePlace(
      ordinal: ordinal,
      key: reader.key(ordinal),
      previous: ordinal > 0 ? reader.key(ordinal - 1) : nil,
      next: ordinal + 1 < reader.count ? reader.key(ordinal + 1) : nil
    )
    return try reader.record(at: place)
  }
}
