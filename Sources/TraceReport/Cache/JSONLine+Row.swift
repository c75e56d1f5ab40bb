import TraceAnalysis
import TraceModel

extension JSONLine {
  /// A row as an array, for ``IndexRow/init(record:stamp:)``.
  mutating func record(_ row: IndexRow) {
    array { json in
      json.string(row.key.id)
      json.integer(Int64(row.key.occurrence))
      json.string(row.state.rawValue)
      json.integer(row.requestTimeMS)
      json.string(row.kind?.text)
      json.record(row.asked)
      json.record(row.answered)
      json.list(row.diagnostics) { $0.record($1) }
      json.record(row.summary)
    }
  }

  private mutating func record(_ text: TextCut?) {
    string(text?.text)
    bool(text?.isCut ?? false)
  }

  private mutating func record(_ count: DiagnosticCount) {
    string(count.code.rawValue)
    integer(Int64(count.count))
  }

  private mutating func record(_ summary: TraceSummary) {
    record(summary.labels)
    integer(summary.durationNS)
    record(summary.usage)
    record(summary.cost)
    list(summary.spans) { $0.record($1) }
    record(summary.shape)
    list([summary.wallTime].compactMap(\.self)) { $0.record($1) }
    list(summary.uncalledTools) { $0.string($1) }
    list([summary.failure].compactMap(\.self)) { $0.record($1) }
    list(summary.calledTools) { $0.string($1) }
    list(summary.judgements) { $0.record($1) }
    bool(summary.isJudge)
    string(summary.evaluationRunID)
  }

  private mutating func record(_ shape: TraceShape) {
    integer(Int64(shape.modelCalls))
    integer(Int64(shape.toolCalls))
    integer(Int64(shape.retries))
    integer(Int64(shape.depth))
    integer((shape.concurrency?.most).map(Int64.init))
    record(shape.concurrency?.mean)
  }

  private mutating func record(_ time: WallTime) {
    integer(time.modelNS)
    integer(time.toolNS)
    integer(time.retrievalNS)
    integer(time.ownCodeNS)
    integer(time.uncoveredNS)
  }

  private mutating func record(_ failure: FailureReason) {
    string(failure.type)
    string(failure.message)
    string(failure.errorClass.rawValue)
  }

  /// The number's bits: JSON knows neither NaN nor infinity.
  private mutating func record(_ number: Double?) {
    integer(number.map { Int64(bitPattern: $0.bitPattern) })
  }

  private mutating func record(_ cost: CostSum) {
    record(cost.statedUSD)
    record(cost.priceTableUSD)
    integer(Int64(cost.unpricedCalls))
  }

  /// Who says so, then how much; both null where there is none.
  private mutating func record(_ cost: CallCost?) {
    let origin: Int64? =
      switch cost {
      case nil: nil
      case .unpriced: 0
      case .stated: 1
      case .priceTable: 2
      }
    integer(origin)
    record(cost?.dollars)
  }

  /// An empty list where there is none.
  private mutating func record(_ usage: TokenUsage?) {
    list(usage == nil ? [] : TokenKey.allCases) { $0.integer(usage?[$1]) }
  }

  private mutating func record(_ labels: TraceLabels) {
    string(labels.name)
    string(labels.session)
    string(labels.user)
    string(labels.experiment.id)
    string(labels.experiment.name)
    list(labels.runs) { $0.string($1) }
    list(labels.tags) { json, tag in
      json.string(tag.key)
      json.string(tag.value)
    }
  }

  private mutating func record(_ span: SpanFact) {
    string(span.name)
    string(span.kind.text)
    bool(span.hasFailed)
    integer(span.durationNS)
    integer(span.selfNS)
    integer(span.criticalNS)
    list([span.call].compactMap(\.self)) { $0.record($1) }
  }

  private mutating func record(_ call: CallFact) {
    string(call.model)
    bool(call.reportsTokens)
    record(call.usage)
    record(call.cost)
    integer(call.firstTokenNS)
    record(call.tokensPerSecond)
  }
}
