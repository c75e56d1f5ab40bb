import JSONBytes
package import TraceModel

/// Which spans tried again what had failed.
///
/// A span is a retry where one of its siblings with its name, kind and inputs had failed and ended when
/// it started; or where it says so itself, in the attribute `http.request.resend_count`.
package struct Retries: Sendable, Equatable {
  /// One per span: 0 for a first try, 1 for the first retry and so on.
  package private(set) var indices: [Int]

  /// Number of spans that are retries.
  package var count: Int { indices.count { $0 > 0 } }

  /// Takes time in n log n: siblings are compared by a hash of what they were asked.
  package init(_ trace: Trace, _ tree: SpanTree) {
    indices = trace.spans.map(Self.stated)
    for siblings in [tree.roots] + tree.children where siblings.count > 1 {
      for tries in Self.tries(siblings, trace.spans) { count(tries, trace.spans) }
    }
  }

  private static func stated(_ span: Span) -> Int {
    let count = span.attribute("http.request.resend_count")?.wholeNumber ?? 0
    return Int(clamping: max(0, count))
  }

  /// Siblings that were asked the same, in order of their start, where one of them failed.
  private static func tries(_ siblings: [Int], _ spans: [Span]) -> [[Int]] {
    let named = Dictionary(grouping: siblings) { ExactText(spans[$0].name) }
    return named.values.filter { failed($0, spans) }.flatMap { group in
      Dictionary(grouping: group.filter { spans[$0].inputs != nil }) { Asked(spans[$0]) }.values
    }
    .filter { failed($0, spans) }
  }

  private static func failed(_ group: [Int], _ spans: [Span]) -> Bool {
    group.count > 1 && group.contains { spans[$0].hasFailed }
  }

  /// One more than the highest index among the tries that had failed and ended by then.
  private mutating func count(_ tries: [Int], _ spans: [Span]) {
    let failures = Self.byEnd(tries, spans)
    var (next, index) = (0, 0)
    for (place, attempt) in tries.enumerated() {
      while next < failures.count, failures[next].end <= spans[attempt].startNS,
        failures[next].place < place
      {
        index = max(index, indices[tries[failures[next].place]] + 1)
        next += 1
      }
      indices[attempt] = max(indices[attempt], index)
    }
  }

  /// The failed ones by their end, which is not before their start, each with its place among all.
  private static func byEnd(_ tries: [Int], _ spans: [Span]) -> [(end: Int64, place: Int)] {
    tries.indices.compactMap { place in
      let span = spans[tries[place]]
      guard span.hasFailed, let end = span.endNS else { return nil }
      return (end: max(end, span.startNS), place: place)
    }
    .sorted { ($0.end, $0.place) < ($1.end, $1.place) }
  }
}

/// What a span was asked: its kind, and its inputs in the one way of writing them.
private struct Asked: Hashable {
  private let kind: SpanKind
  private let isText: Bool
  private let inputs: [UInt8]

  init(_ span: Span) {
    kind = span.kind
    switch span.inputs {
    case .json(let value):
      var buffer = ByteBuffer()
      value.canonical(to: &buffer)
      isText = false
      inputs = buffer.bytes()
    case .text(let bytes):
      isText = true
      inputs = Array(bytes)
    case nil:
      isText = true
      inputs = []
    }
  }
}

extension Span {
  /// True for a span that ended in failure.
  fileprivate var hasFailed: Bool { status == .error && endNS != nil }
}
