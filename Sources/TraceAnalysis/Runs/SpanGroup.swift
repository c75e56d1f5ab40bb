package import TraceModel

/// The numbers of all spans that have something in common: a kind, a name, a model.
package struct SpanGroup<Key: Sendable>: Sendable {
  package let key: Key
  package private(set) var spans = 0
  package private(set) var failed = 0
  /// Traces that hold at least one of the spans.
  package private(set) var traces = 0
  /// Durations of the finished spans, nanoseconds, in order of the traces.
  package private(set) var durationsNS: [Int64] = []
  /// Nanoseconds, the sum of the spans' self times; open spans add nothing.
  package private(set) var selfNS: Int64 = 0
  /// Nanoseconds, the sum of the spans' stretches of their traces' critical paths.
  package private(set) var criticalNS: Int64 = 0
  /// Spans that report tokens.
  package private(set) var reporting = 0
  /// Tokens that the ledgers put down to the spans; nil where there are none.
  package private(set) var usage: TokenUsage?
  /// What is put down to the spans, see ``TraceCost/attributed``.
  package private(set) var cost = CostSum()
  /// Spans with a cost.
  package private(set) var priced = 0
  /// Times to the first token, nanoseconds, in order of the traces.
  package private(set) var firstTokensNS: [Int64] = []
  /// Output tokens per second of the streams that tell it, in order of the traces.
  package private(set) var tokensPerSecond: [Double] = []
  /// Places of the traces in which one of the spans failed, ascending.
  package private(set) var failedTraces: [Int] = []
  /// Place of the trace with the longest of the spans, the first of equally long ones; nil where none
  /// has finished.
  package private(set) var slowestTrace: Int?
  private var longestNS = Int64.min
  private var lastTrace: Int?

  fileprivate init(key: Key) { self.key = key }

  fileprivate mutating func add(_ span: borrowing SpanFact, of trace: Int) {
    spans += 1
    if span.hasFailed { addFailure(of: trace) }
    traces += lastTrace == trace ? 0 : 1
    lastTrace = trace
    if let duration = span.durationNS { add(duration, of: trace) }
    selfNS = selfNS.addingClamped(span.selfNS ?? 0)
    criticalNS = criticalNS.addingClamped(span.criticalNS)
    if let call = span.call { add(call) }
  }

  private mutating func add(_ durationNS: Int64, of trace: Int) {
    durationsNS.append(durationNS)
    guard slowestTrace == nil || durationNS > longestNS else { return }
    longestNS = durationNS
    slowestTrace = trace
  }

  private mutating func addFailure(of trace: Int) {
    failed += 1
    if failedTraces.last != trace { failedTraces.append(trace) }
  }

  private mutating func add(_ call: CallFact) {
    reporting += call.reportsTokens ? 1 : 0
    if let more = call.usage {
      var sum = usage ?? TokenUsage()
      sum.add(more)
      usage = sum
    }
    if let more = call.cost {
      cost.add(more)
      priced += more.dollars == nil ? 0 : 1
    }
    if let time = call.firstTokenNS { firstTokensNS.append(time) }
    if let rate = call.tokensPerSecond { tokensPerSecond.append(rate) }
  }
}

extension SpanGroup where Key: Hashable {
  /// A group per key, in the order of their first spans; spans without a key are in none.
  static func all<Traces: Sequence<TraceSummary>>(
    _ traces: Traces,
    by key: (borrowing SpanFact) -> Key?
  ) -> [SpanGroup] {
    var places: [Key: Int] = [:]
    var groups: [SpanGroup] = []
    for (trace, summary) in traces.enumerated() {
      for index in summary.spans.indices {
        guard let key = key(summary.spans[index]) else { continue }
        let place = places[key] ?? groups.count
        if place == groups.count {
          places[key] = place
          groups.append(SpanGroup(key: key))
        }
        groups[place].add(summary.spans[index], of: trace)
      }
    }
    return groups
  }
}

extension SpanGroup<SpanKind> {
  /// A group a kind that occurs, in the kinds' own order; own kinds by their text at the end.
  package static func kinds(_ traces: some Sequence<TraceSummary>) -> [SpanGroup] {
    all(traces) { $0.kind }.sorted { $0.key.precedes($1.key) }
  }
}

extension SpanGroup<ExactText> {
  /// A group a model that is named, by name.
  package static func models(_ traces: some Sequence<TraceSummary>) -> [SpanGroup] {
    all(traces) { $0.call?.model.map(ExactText.init) }.sorted { $0.key < $1.key }
  }

  /// A group a tool that ran, that is a name of spans of kind tool, by name.
  package static func tools(_ traces: some Sequence<TraceSummary>) -> [SpanGroup] {
    all(traces) { $0.kind == .tool ? ExactText($0.name) : nil }.sorted { $0.key < $1.key }
  }

  /// A group a name of spans, by name.
  package static func names(_ traces: some Sequence<TraceSummary>) -> [SpanGroup] {
    all(traces) { ExactText($0.name) }.sorted { $0.key < $1.key }
  }
}
