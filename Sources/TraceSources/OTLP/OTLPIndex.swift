import Hashing
import JSONBytes
import TraceModel

/// Where the spans of a file lie, trace by trace.
///
/// Of each span only its place is kept, of each trace what it is sorted by: memory does not grow with
/// their content.
struct OTLPIndex: Sendable {
  /// A span's bytes, and the resource and scope it belongs to.
  struct SpanPlace: Sendable {
    let start: Int64
    let count: UInt32
    fileprivate(set) var trace: UInt32
    let context: UInt32

    var range: Range<Int64> { start..<start + Int64(count) }
  }

  /// A trace of the file.
  struct Entry: Sendable {
    let id: OTLPTraceID
    /// Start of the first span, nanoseconds since the Unix epoch; 0 where no span has one.
    var startNS: Int64
    /// Whether MLflow gave it an id of its own with the same digits.
    var isOfMLflow = false
    /// The trace's number, by which its spans have it.
    let number: UInt32
    /// Its spans' places in the index.
    var spans: Range<Int> = 0..<0
  }

  /// A resource and a scope, as places in the file; nil where there is none.
  struct Context: Sendable {
    let resource: Range<Int64>?
    let scope: Range<Int64>?
  }

  /// In order of time, then id.
  private(set) var entries: [Entry]
  private let spans: [SpanPlace]
  private let names: OTLPTraceNames
  private let scopes: [OTLPIndexBuilder.Scope]
  private let parts: OTLPParts
  /// Where bytes are that are no spans, as far as they were to be.
  let broken: [Int64]

  init(_ builder: consuming OTLPIndexBuilder) {
    (spans, entries) = Self.grouped(builder.spans, builder.entries)
    (names, scopes, parts, broken) = (builder.names, builder.scopes, builder.parts, builder.broken)
    let names = names
    entries.sort { left, right in
      if left.timeMS != right.timeMS { return left.timeMS < right.timeMS }
      return ExactText(names.name(of: left)) < ExactText(names.name(of: right))
    }
  }

  /// How many spans there are.
  var spanCount: Int { spans.count }

  /// The spans by trace, and the traces with the places of theirs.
  private static func grouped(
    _ spans: [SpanPlace],
    _ entries: [Entry]
  ) -> ([SpanPlace], [Entry]) {
    let spans = spans.sorted { ($0.trace, $0.start) < ($1.trace, $1.start) }
    var entries = entries
    var start = 0
    for index in entries.indices {
      let end = spans[start...].firstIndex { $0.trace != entries[index].number } ?? spans.endIndex
      entries[index].spans = start..<end
      start = end
    }
    return (spans, entries)
  }

  /// The places of a trace's spans, in the order of the file.
  func spans(of entry: Entry) -> ArraySlice<SpanPlace> { spans[entry.spans] }

  /// Whether a trace has an id that does not follow from its digits.
  var hasOwnNames: Bool { names.hasOwnNames }

  /// The id of a trace as it is shown.
  func name(of entry: Entry) -> String { names.name(of: entry) }

  /// Where a span's resource and scope are.
  func context(_ number: UInt32) -> Context {
    let scope = scopes[Int(number)]
    return Context(
      resource: parts.range(scope.resource),
      scope: parts.range(scope.part)
    )
  }

  /// Keeps the traces that fit.
  mutating func keep<E: Error>(where fits: (Entry) throws(E) -> Bool) throws(E) {
    var kept: [Entry] = []
    for entry in entries where try fits(entry) { kept.append(entry) }
    entries = kept
  }

  /// Keeps the newest traces.
  mutating func keep(newest count: Int) { entries = Array(entries.suffix(max(0, count))) }
}

extension OTLPIndex.Entry {
  /// Milliseconds since the Unix epoch.
  var timeMS: Int64 { startNS / 1_000_000 }

  /// Notes a span's start, 0 for an unknown one.
  mutating func note(startNS start: Int64) {
    if start != 0 { startNS = startNS == 0 ? start : min(startNS, start) }
  }
}
