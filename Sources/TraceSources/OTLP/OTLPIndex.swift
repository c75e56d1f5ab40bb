import TraceModel

/// Where the spans of files lie, trace by trace.
struct OTLPIndex: Sendable {
  /// A trace of the files.
  struct Entry: Sendable {
    let id: OTLPTraceID
    /// The trace's number, by which its spans have it.
    let number: UInt32
    /// Start of the first span, nanoseconds since the Unix epoch; 0 where no span has one.
    private(set) var startNS: Int64 = 0
    /// The file that holds the first span.
    var file: UInt32 = 0
    /// Whether MLflow gave it an id of its own with the same digits.
    var isOfMLflow = false
    /// Its spans' places in the index.
    fileprivate(set) var spans: Range<Int> = 0..<0

    init(id: OTLPTraceID, number: UInt32) { (self.id, self.number) = (id, number) }
  }

  /// A resource and a scope, as places in the file of their spans; nil where there is none.
  struct Context: Sendable {
    let resource: Range<Int64>?
    let scope: Range<Int64>?
  }

  /// In order of time, then id.
  private(set) var entries: [Entry]
  private let spans: [OTLPPlaces.Span]
  private let names: OTLPTraceNames
  private let scopes: [OTLPPlaces.Scope]
  private let resources: [UInt32?]
  private let parts: [Range<Int64>]

  /// - Parameter files: What lies in each file, in the order in which they were named.
  init(_ files: [OTLPPlaces]) {
    var places = files.first ?? OTLPPlaces()
    for (number, other) in files.enumerated().dropFirst() { places.add(other, of: UInt32(number)) }
    (spans, entries) = Self.grouped(places.spans, places.traces)
    (names, scopes, parts) = (places.names, places.scopes, places.parts)
    resources = places.resources
    let names = names
    entries.sort { left, right in
      if left.timeMS != right.timeMS { return left.timeMS < right.timeMS }
      let (first, second) = (ExactText(names.name(of: left)), ExactText(names.name(of: right)))
      return first == second ? left.id < right.id : first < second
    }
  }

  /// The spans by trace, and the traces with the places of theirs.
  private static func grouped(
    _ spans: [OTLPPlaces.Span],
    _ entries: [Entry]
  ) -> ([OTLPPlaces.Span], [Entry]) {
    let spans = spans.sorted { ($0.trace, $0.file, $0.start) < ($1.trace, $1.file, $1.start) }
    var entries = entries
    var start = 0
    for index in entries.indices {
      let end = spans[start...].firstIndex { $0.trace != entries[index].number } ?? spans.endIndex
      entries[index].spans = start..<end
      start = end
    }
    return (spans, entries)
  }

  /// The places of a trace's spans, in the order of the files and in that of each file.
  func spans(of entry: Entry) -> ArraySlice<OTLPPlaces.Span> { spans[entry.spans] }

  /// Whether a trace has an id that does not follow from its digits.
  var hasOwnNames: Bool { names.hasOwnNames }

  /// The id of a trace as it is shown.
  func name(of entry: Entry) -> String { names.name(of: entry) }

  /// Where a span's resource and scope are.
  func context(_ number: UInt32) -> Context {
    let scope = scopes[Int(number)]
    return Context(
      resource: resources[Int(scope.resource)].map { parts[Int($0)] },
      scope: scope.part.map { parts[Int($0)] }
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

  /// Notes a span's start, 0 for an unknown one, and the file that the span is in.
  mutating func note(startNS start: Int64, in file: UInt32) {
    guard start != 0, startNS == 0 || start < startNS else { return }
    (startNS, self.file) = (start, file)
  }
}
