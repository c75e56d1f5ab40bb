import TraceModel

/// How often one tool ran and how it went: spans of kind tool, by name.
package struct ToolShare: Sendable, Equatable {
  package let name: String
  package private(set) var calls = 0
  package private(set) var failed = 0
  /// Durations of the finished runs, nanoseconds, in order of the traces.
  package private(set) var durationsNS: [Int64] = []

  init(name: String) { self.name = name }

  /// A share whose numbers are known.
  package init(name: String, calls: Int, failed: Int, durationsNS: [Int64]) {
    self.name = name
    self.calls = calls
    self.failed = failed
    self.durationsNS = durationsNS
  }

  /// A row a tool, by name.
  static func all(_ analysed: AnalysedTrace) -> [ToolShare] {
    var shares: [ExactText: ToolShare] = [:]
    for index in analysed.tree.order where analysed.trace.spans[index].kind == .tool {
      let span = analysed.trace.spans[index]
      shares[ExactText(span.name), default: ToolShare(name: span.name)].add(span)
    }
    return shares.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The sum over several lists, in their order.
  package static func sum(_ lists: some Sequence<[ToolShare]>) -> [ToolShare] {
    var shares: [ExactText: ToolShare] = [:]
    for share in lists.joined() {
      shares[ExactText(share.name), default: ToolShare(name: share.name)].add(share)
    }
    return shares.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func add(_ span: Span) {
    calls += 1
    failed += span.status == .error ? 1 : 0
    if let duration = span.durationNS { durationsNS.append(duration) }
  }

  private mutating func add(_ other: ToolShare) {
    calls += other.calls
    failed += other.failed
    durationsNS += other.durationsNS
  }
}
