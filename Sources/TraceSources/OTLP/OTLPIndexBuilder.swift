import JSONBytes

/// Gathers where the spans of a file lie, as they are found.
struct OTLPIndexBuilder {
  private(set) var places = OTLPPlaces()
  private var parts = OTLPParts()
  private let encoding: OTLPEncoding

  init(_ encoding: OTLPEncoding) { self.encoding = encoding }

  /// Takes what a splitter found.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  mutating func take(
    _ found: JSONListSplitter.Found,
    in window: FileWindow
  ) throws(TraceSourceError) {
    switch found {
    case .object(level: 1): places.resources.append(nil)
    case .object(level: 2):
      places.scopes.append(OTLPPlaces.Scope(resource: UInt32(places.resources.count - 1)))
    case .object: break
    case .value(level: 1, let range): try noteResource(range, in: window)
    case .value(_, let range): try noteScope(range, in: window)
    case .element(let range): noteSpan(try window.slice(range), at: range)
    case .broken(let range): places.broken.append(range.lowerBound)
    }
  }

  private mutating func number(
    _ range: Range<Int64>,
    in window: FileWindow
  ) throws(TraceSourceError) -> UInt32 {
    parts.number(of: try window.slice(range), at: range, in: &places.parts)
  }

  /// A resource may stand behind its scopes.
  private mutating func noteResource(
    _ range: Range<Int64>,
    in window: FileWindow
  ) throws(TraceSourceError) {
    let number = try number(range, in: window)
    if !places.resources.isEmpty { places.resources[places.resources.count - 1] = number }
  }

  private mutating func noteScope(
    _ range: Range<Int64>,
    in window: FileWindow
  ) throws(TraceSourceError) {
    let number = try number(range, in: window)
    if !places.scopes.isEmpty { places.scopes[places.scopes.count - 1].part = number }
  }

  private mutating func noteSpan(_ bytes: ArraySlice<UInt8>, at range: Range<Int64>) {
    guard let count = UInt32(exactly: range.count), !places.scopes.isEmpty,
      let head = encoding.head(of: bytes)
    else { return places.broken.append(range.lowerBound) }
    let number = number(of: head)
    let context = UInt32(places.scopes.count - 1)
    places.spans.append(
      OTLPPlaces.Span(start: range.lowerBound, count: count, trace: number, context: context)
    )
  }

  /// The number of a span's trace, of which the span tells more.
  private mutating func number(of head: OTLPSpanHead) -> UInt32 {
    let (number, isNew) = places.number(of: OTLPTraceID(head.traceID))
    if isNew { places.names.note(id: head.traceID, of: number) }
    places.traces[Int(number)].note(startNS: head.startNS, in: 0)
    if let name = head.name {
      places.names.note(name: name, of: &places.traces[Int(number)])
    }
    return number
  }
}
