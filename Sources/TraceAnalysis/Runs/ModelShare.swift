package import TraceModel

/// What calls of one model took.
package struct ModelShare: Sendable, Equatable {
  package let model: String
  /// Durations of the finished calls, nanoseconds, in order of the traces.
  package private(set) var durationsNS: [Int64] = []
  /// Spans that name the model.
  package private(set) var calls = 0
  /// Calls whose span reports tokens.
  package private(set) var reporting = 0
  /// Tokens that the ledger puts down to the model; nil where no call reports any.
  package private(set) var usage: TokenUsage?
  /// US dollars that the spans of that usage state; nil where none does.
  package private(set) var costUSD: Double?

  init(model: String) { self.model = model }

  /// A row a model, by name.
  static func all(_ analysed: AnalysedTrace) -> [ModelShare] {
    var shares: [String: ModelShare] = [:]
    for index in analysed.tree.order {
      guard let model = analysed.trace.spans[index].model else { continue }
      shares[model, default: ModelShare(model: model)]
        .addCall(analysed.trace.spans[index], analysed.spans[index])
    }
    for entry in analysed.ledger.entries where entry.isAttributed {
      let span = analysed.trace.spans[entry.span]
      guard let model = span.model else { continue }
      shares[model, default: ModelShare(model: model)].add(entry.usage, span.statedCost?.total)
    }
    return shares.values.sorted { $0.model < $1.model }
  }

  /// The sum over several lists, in their order.
  package static func sum(_ lists: some Sequence<[ModelShare]>) -> [ModelShare] {
    var shares: [String: ModelShare] = [:]
    for share in lists.joined() {
      shares[share.model, default: ModelShare(model: share.model)].add(share)
    }
    return shares.values.sorted { $0.model < $1.model }
  }

  private mutating func addCall(_ span: Span, _ analysis: SpanAnalysis) {
    calls += 1
    reporting += analysis.tokenUsage == nil ? 0 : 1
    if let duration = span.durationNS { durationsNS.append(duration) }
  }

  private mutating func add(_ more: TokenUsage, _ cost: Double?) {
    var sum = usage ?? TokenUsage()
    sum.add(more)
    usage = sum
    if let cost { costUSD = (costUSD ?? 0) + cost }
  }

  private mutating func add(_ other: ModelShare) {
    calls += other.calls
    reporting += other.reporting
    durationsNS += other.durationsNS
    if let more = other.usage { add(more, other.costUSD) }
  }
}
