/// Where the spans of files lie, and of which traces they are, in no order yet.
///
/// Of each span only its place is kept, of each trace what it is sorted by: memory does not grow with
/// their content.
struct OTLPPlaces: Sendable {
  /// A span's bytes, and the resource and scope it belongs to.
  struct Span: Sendable {
    let start: Int64
    let count: UInt32
    var trace: UInt32
    var context: UInt32
    /// The file's place among those that were named.
    var file: UInt32 = 0

    var range: Range<Int64> { start..<start + Int64(count) }
  }

  /// What the scopes of a resource have in common, and a scope's own part; nil where there is none.
  struct Scope: Sendable {
    /// An index into ``OTLPPlaces/resources``.
    var resource: UInt32
    /// An index into ``OTLPPlaces/parts``.
    var part: UInt32?
  }

  /// A number of a trace is its place here.
  var traces: [OTLPIndex.Entry] = []
  var spans: [Span] = []
  var names = OTLPTraceNames()
  var scopes: [Scope] = []
  /// Of each list of scopes its resource, as an index into ``parts``; nil where it has none.
  var resources: [UInt32?] = []
  /// Resources and scopes, by their numbers.
  var parts: [Range<Int64>] = []
  /// Where bytes are that are no spans, as far as they were to be.
  var broken: [Int64] = []
  private(set) var numbers: [OTLPTraceID: UInt32] = [:]

  /// The number of a trace that a span belongs to, and whether nothing was known of it.
  mutating func number(of id: OTLPTraceID) -> (number: UInt32, isNew: Bool) {
    if let number = numbers[id] { return (number, false) }
    let number = UInt32(traces.count)
    numbers[id] = number
    traces.append(OTLPIndex.Entry(id: id, number: number))
    return (number, true)
  }

  /// Takes over what lies in a file that was named later.
  mutating func add(_ other: OTLPPlaces, of file: UInt32) {
    let contexts = UInt32(scopes.count)
    let numbers = other.traces.map { add($0, other.names, of: file) }
    for span in other.spans {
      var span = span
      (span.trace, span.file) = (numbers[Int(span.trace)], file)
      span.context += contexts
      spans.append(span)
    }
    addParts(of: other)
  }

  private mutating func addParts(of other: OTLPPlaces) {
    let (resources, parts) = (UInt32(resources.count), UInt32(parts.count))
    scopes += other.scopes.map { scope in
      Scope(resource: scope.resource + resources, part: scope.part.map { $0 + parts })
    }
    self.resources += other.resources.map { resource in resource.map { $0 + parts } }
    self.parts += other.parts
  }

  private mutating func add(
    _ trace: OTLPIndex.Entry,
    _ others: OTLPTraceNames,
    of file: UInt32
  ) -> UInt32 {
    let (number, isNew) = number(of: trace.id)
    if isNew { traces[Int(number)].file = file }
    traces[Int(number)].note(startNS: trace.startNS, in: file)
    names.add(others, of: trace, to: &traces[Int(number)])
    return number
  }
}
