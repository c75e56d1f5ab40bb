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

  /// A share whose numbers are known.
  package init(
    model: String,
    durationsNS: [Int64],
    calls: Int,
    reporting: Int,
    usage: TokenUsage?,
    costUSD: Double?
  ) {
    self.model = model
    self.durationsNS = durationsNS
    self.calls = calls
    self.reporting = reporting
    self.usage = usage
    self.costUSD = costUSD
  }

  /// A row a model, by name.
  static func all(_ analysed: AnalysedTrace) -> [ModelShare] {
    var shares: [ExactText: ModelShare] = [:]
    for index in analysed.tree.order {
      guard let model = analysed.trace.spans[index].model else { continue }
      shares[ExactText(model), default: ModelShare(model: model)]
        .addCall(analysed.trace.spans[index].durationNS, analysed.spans[index].tokenUsage)
    }
    for entry in analysed.ledger.entries where entry.isAttributed {
      guard let model = analysed.trace.spans[entry.span].model else { continue }
      shares[ExactText(model), default: ModelShare(model: model)]
        .add(entry.usage, analysed.trace.spans[entry.span].statedCost?.total)
    }
    return shares.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The sum over several lists, in their order.
  package static func sum(_ lists: some Sequence<[ModelShare]>) -> [ModelShare] {
    var shares: [ExactText: ModelShare] = [:]
    for share in lists.joined() {
      shares[ExactText(share.model), default: ModelShare(model: share.model)].add(share)
    }
    return shares.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func addCall(_ durationNS: Int64?, _ usage: TokenUsage?) {
    calls += 1
    reporting += usage == nil ? 0 : 1
    if let durationNS { durationsNS.append(durationNS) }
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
