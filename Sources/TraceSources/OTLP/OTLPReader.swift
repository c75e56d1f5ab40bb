import JSONBytes
import TraceModel

/// Finds the traces of files of OpenTelemetry, and reads each.
struct OTLPReader: Sendable {
  private let files: [OTLPFile]
  /// Where each file has bytes that are no spans.
  private let broken: [[Int64]]
  private var index: OTLPIndex
  /// How many traces that come before have the same id, by ordinal; those with none are left out.
  private var occurrences: [Int: Int] = [:]

  init(_ scans: [OTLPScan]) {
    files = scans.map(\.file)
    broken = scans.map(\.places.broken)
    index = OTLPIndex(scans.map(\.places))
  }

  /// How many traces are selected.
  var count: Int { index.entries.count }

  /// Start of the newest selected trace, milliseconds since the Unix epoch; nil where there is none.
  var newestMS: Int64? { index.entries.last?.timeMS }

  /// The selected traces in order of time, then id.
  var entries: [TraceEntry] {
    index.entries.map { entry in
      let id = ExactText(index.name(of: entry))
      return TraceEntry(id: id, timeMS: entry.timeMS, input: Int(entry.file))
    }
  }

  /// The files, with the selected traces whose first span each holds.
  var inputs: [SourceSummary] {
    var inputs = zip(files, broken).map { $0.summary(broken: $1) }
    for entry in index.entries {
      inputs[Int(entry.file)].traces += 1
      inputs[Int(entry.file)].newestTraceMS = entry.timeMS
    }
    return inputs
  }

  /// Keeps the traces of a selection.
  ///
  /// Of most conditions only a trace that is decoded knows whether they hold.
  ///
  /// - Throws: ``TraceSourceError`` where a file cannot be read.
  mutating func select(_ selection: Selection) throws(TraceSourceError) {
    let newest = newestMS ?? 0
    let since = selection.since?.momentMS(newestMS: newest) ?? .min
    let until = selection.until?.momentMS(newestMS: newest) ?? .max
    let filter = RowFilter(selection)
    let all = self
    index.keep {
      $0.timeMS >= since && $0.timeMS <= until && filter.accepts(id: all.index.name(of: $0))
    }
    if filter.asksForContent {
      try index.keep { entry throws(TraceSourceError) in
        filter.accepts(try all.record(entry, at: all.place(of: entry)).trace())
      }
    }
    if let limit = selection.limit { index.keep(newest: limit) }
    countNamesakes()
  }

  private func place(of entry: OTLPIndex.Entry) -> TracePlace {
    TracePlace(ordinal: 0, key: TraceKey(index.name(of: entry)), previous: nil, next: nil)
  }

  /// Several traces have one id only where MLflow's own ids do not follow from OpenTelemetry's.
  private mutating func countNamesakes() {
    var counts: [ExactText: Int] = [:]
    if !index.hasOwnNames { return }
    for (ordinal, entry) in index.entries.enumerated() {
      let name = ExactText(index.name(of: entry))
      let before = counts[name, default: 0]
      if before > 0 { occurrences[ordinal] = before }
      counts[name] = before + 1
    }
  }

  /// What tells a trace from the others.
  func key(_ ordinal: Int) -> TraceKey {
    TraceKey(index.name(of: index.entries[ordinal]), occurrence: occurrences[ordinal, default: 0])
  }

  /// Reads a trace.
  ///
  /// - Throws: ``TraceSourceError`` where a file cannot be read.
  func record(at place: TracePlace) throws(TraceSourceError) -> OTLPRecord {
    try record(index.entries[place.ordinal], at: place)
  }

  private func record(
    _ entry: OTLPIndex.Entry,
    at place: TracePlace
  ) throws(TraceSourceError) -> OTLPRecord {
    var parts: [OTLPTrace.Part] = []
    var known: [OTLPPart: OTLPBytes] = [:]
    let spans = index.spans(of: entry)
    for span in spans {
      let context = index.context(span.context)
      parts.append(
        OTLPTrace.Part(
          span: try files[Int(span.file)].bytes(span.range),
          resource: try bytes(context.resource, span.file, &known),
          scope: try bytes(context.scope, span.file, &known)
        )
      )
    }
    let file = files[Int(entry.file)]
    return OTLPRecord(
      place: place,
      content: OTLPTrace(parts: parts),
      source: file.name,
      folder: file.folder,
      furtherSources: Set(spans.map(\.file)).count - 1
    )
  }

  private func bytes(
    _ range: Range<Int64>?,
    _ file: UInt32,
    _ known: inout [OTLPPart: OTLPBytes]
  ) throws(TraceSourceError) -> OTLPBytes? {
    guard let part = range.map({ OTLPPart(file: file, range: $0) }) else { return nil }
    if let bytes = known[part] { return bytes }
    let bytes = try files[Int(file)].bytes(part.range)
    known[part] = bytes
    return bytes
  }
}

/// Where a resource or scope is.
private struct OTLPPart: Hashable {
  let file: UInt32
  let range: Range<Int64>
}
