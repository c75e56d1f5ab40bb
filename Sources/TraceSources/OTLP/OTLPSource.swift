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
  private let position = Mutex(Position())

  /// Where the giving of traces stands.
  private struct Position {
    var next = 0
    var previous: TraceKey?
  }

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
