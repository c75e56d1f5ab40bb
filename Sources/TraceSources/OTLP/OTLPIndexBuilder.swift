import JSONBytes

/// Gathers where the spans of a file lie, as they are found.
struct OTLPIndexBuilder {
  /// The resource and the scope of spans, by their numbers; nil where there is none.
  struct Scope: Sendable {
    var resource: UInt32?
    var part: UInt32?
  }

  private(set) var spans: [OTLPIndex.SpanPlace] = []
  private(set) var entries: [OTLPIndex.Entry] = []
  private(set) var names = OTLPTraceNames()
  private(set) var scopes: [Scope] = []
  private(set) var parts = OTLPParts()
  private(set) var broken: [Int64] = []
  private var numbers: [OTLPTraceID: UInt32] = [:]
  private let encoding: OTLPEncoding
  /// The first scope of the resource that is open; a resource may stand behind its scopes.
  private var firstScope = 0
  private var resource: UInt32?

  init(_ encoding: OTLPEncoding) { self.encoding = encoding }

  /// Takes what a splitter found.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  mutating func take(
    _ found: JSONListSplitter.Found,
    in window: FileWindow
  ) throws(TraceSourceError) {
    switch found {
    case .object(level: 1): (firstScope, resource) = (scopes.count, nil)
    case .object(level: 2): scopes.append(Scope(resource: resource))
    case .object: break
    case .value(level: 1, let range): noteResource(try number(range, in: window))
    case .value(_, let range): try noteScope(range, in: window)
    case .element(let range): noteSpan(try window.slice(range), at: range)
    case .broken(let range): broken.append(range.lowerBound)
    }
  }

  private mutating func number(
    _ range: Range<Int64>,
    in window: FileWindow
  ) throws(TraceSourceError) -> UInt32 {
    parts.number(of: try window.slice(range), at: range)
  }

  private mutating func noteResource(_ number: UInt32) {
    resource = number
    for index in firstScope..<scopes.count { scopes[index].resource = number }
  }

  private mutating func noteScope(
    _ range: Range<Int64>,
    in window: FileWindow
  ) throws(TraceSourceError) {
    let number = try number(range, in: window)
    if !scopes.isEmpty { scopes[scopes.count - 1].part = number }
  }

  private mutating func noteSpan(_ bytes: ArraySlice<UInt8>, at range: Range<Int64>) {
    guard let count = UInt32(exactly: range.count), !scopes.isEmpty,
      let head = encoding.head(of: bytes)
    else { return broken.append(range.lowerBound) }
    let number = number(of: head)
    spans.append(
      OTLPIndex.SpanPlace(
        start: range.lowerBound,
        count: count,
        trace: number,
        context: UInt32(scopes.count - 1)
      )
    )
  }

  /// The number of a span's trace, of which the span tells more.
  private mutating func number(of head: OTLPSpanHead) -> UInt32 {
    let id = OTLPTraceID(head.traceID)
    let number = numbers[id] ?? UInt32(entries.count)
    if number == entries.count {
      numbers[id] = number
      entries.append(OTLPIndex.Entry(id: id, startNS: head.startNS, number: number))
      names.note(id: head.traceID, of: number)
    }
    entries[Int(number)].note(startNS: head.startNS)
    if let name = head.name { names.note(name: name, of: &entries[Int(number)]) }
    return number
  }
}
