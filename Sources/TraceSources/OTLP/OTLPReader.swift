import JSONBytes
import TraceModel

/// Finds the traces of a file of OpenTelemetry, and reads each.
struct OTLPReader: Sendable {
  private let file: ByteFile
  private let name: String
  private let folder: String
  private let encoding: OTLPEncoding
  private var index: OTLPIndex
  /// How many traces that come before have the same id, by ordinal; those with none are left out.
  private var occurrences: [Int: Int] = [:]

  /// Nil where the file holds no span.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(_ file: SourceFile, encoding: OTLPEncoding) throws(TraceSourceError) {
    self.file = try ByteFile(file)
    self.encoding = encoding
    (name, folder) = (file.name, file.folder)
    index = try OTLPScan(file: self.file, size: file.size, encoding: encoding).index()
    if index.spanCount == 0 { return nil }
  }

  /// How many traces are selected.
  var count: Int { index.entries.count }

  /// Start of the newest selected trace, milliseconds since the Unix epoch; nil where there is none.
  var newestMS: Int64? { index.entries.last?.timeMS }

  /// The selected traces in order of time, then id.
  var entries: [TraceEntry] {
    index.entries.map { TraceEntry(id: ExactText(index.name(of: $0)), timeMS: $0.timeMS) }
  }

  /// Keeps the traces of a selection.
  ///
  /// Of most conditions only a trace that is decoded knows whether they hold.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
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
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  func record(at place: TracePlace) throws(TraceSourceError) -> OTLPRecord {
    try record(index.entries[place.ordinal], at: place)
  }

  private func record(
    _ entry: OTLPIndex.Entry,
    at place: TracePlace
  ) throws(TraceSourceError) -> OTLPRecord {
    var parts: [OTLPTrace.Part] = []
    var known: [Range<Int64>: [UInt8]] = [:]
    for span in index.spans(of: entry) {
      let context = index.context(span.context)
      parts.append(
        OTLPTrace.Part(
          span: try file.bytes(span.range),
          resource: try bytes(context.resource, &known),
          scope: try bytes(context.scope, &known)
        )
      )
    }
    let content = OTLPTrace(encoding: encoding, parts: parts)
    return OTLPRecord(place: place, content: content, source: name, folder: folder)
  }

  private func bytes(
    _ range: Range<Int64>?,
    _ known: inout [Range<Int64>: [UInt8]]
  ) throws(TraceSourceError) -> [UInt8]? {
    guard let range else { return nil }
    if let bytes = known[range] { return bytes }
    let bytes = try file.bytes(range)
    known[range] = bytes
    return bytes
  }

  /// What is odd about the file as a whole, in sentences.
  var remarks: [String] {
    guard let first = index.broken.min() else { return [] }
    let count = index.broken.count
    let words = count == 1 ? "place of the file is" : "places of the file are"
    return ["\(count) \(words) not whole or no span, the first at byte \(first)."]
  }
}
