import TraceAnalysis
import TraceModel

/// The parts of a row, as ``JSONLine`` records them.
extension RecordReader {
  mutating func cut() -> TextCut? {
    let text = text()
    let isCut = bool()
    return text.map { TextCut(whole: $0, isCut: isCut) }
  }

  mutating func diagnosticCount() -> DiagnosticCount {
    let code = value(Diagnostic.Code.init(rawValue:), else: .rowUnreadable)
    return DiagnosticCount(code: code, count: count())
  }

  mutating func summary(_ state: TraceState) -> TraceSummary {
    TraceSummary(
      labels: labels(),
      state: state,
      durationNS: integer(),
      usage: usage(),
      cost: costSum(),
      spans: list { $0.spanFact() },
      shape: shape(),
      wallTime: optional { $0.wallTime() },
      uncalledTools: list { $0.requiredText() },
      failure: optional { $0.failure() },
      calledTools: list { $0.requiredText() },
      judgements: list { $0.judgement() },
      isJudge: bool(),
      evaluationRunID: text()
    )
  }

  private mutating func number() -> Double? {
    integer().map { Double(bitPattern: UInt64(bitPattern: $0)) }
  }

  private mutating func costSum() -> CostSum {
    CostSum(statedUSD: number(), priceTableUSD: number(), unpricedCalls: count())
  }

  private mutating func callCost() -> CallCost? {
    switch (integer(), number()) {
    case (nil, nil): return nil
    case (0, nil): return .unpriced
    case (1, let dollars?): return .stated(dollars)
    case (2, let dollars?): return .priceTable(dollars)
    default:
      spoil()
      return nil
    }
  }

  private mutating func usage() -> TokenUsage? {
    let numbers = list { $0.integer() }
    if numbers.isEmpty { return nil }
    if numbers.count != TokenKey.allCases.count { spoil() }
    var usage = TokenUsage()
    for (key, number) in zip(TokenKey.allCases, numbers) { usage[key] = number }
    return usage
  }

  private mutating func labels() -> TraceLabels {
    TraceLabels(
      name: text(),
      session: text(),
      user: text(),
      experiment: Experiment(id: requiredText(), name: text()),
      runs: list { $0.requiredText() },
      tags: list { TextPair(key: $0.requiredText(), value: $0.requiredText()) }
    )
  }

  private mutating func spanFact() -> SpanFact {
    SpanFact(
      name: requiredText(),
      kind: SpanKind(text: requiredText()),
      hasFailed: bool(),
      durationNS: integer(),
      selfNS: duration(),
      criticalNS: requiredDuration(),
      call: optional { $0.callFact() }
    )
  }

  private mutating func callFact() -> CallFact {
    CallFact(
      model: text(),
      reportsTokens: bool(),
      usage: usage(),
      cost: callCost(),
      firstTokenNS: integer(),
      tokensPerSecond: number()
    )
  }

  private mutating func shape() -> TraceShape {
    TraceShape(
      modelCalls: count(),
      toolCalls: count(),
      retries: count(),
      depth: count(),
      concurrency: concurrency()
    )
  }

  private mutating func concurrency() -> Concurrency? {
    let (most, mean) = (integer(), number())
    guard let most, let mean else { return nil }
    return Concurrency(most: Int(clamping: most), mean: mean)
  }

  /// What stands alone in a list, or not at all.
  private mutating func optional<Item>(_ each: (inout RecordReader) -> Item) -> Item? {
    let items = list(each)
    if items.count > 1 { spoil() }
    return items.first
  }

  private mutating func wallTime() -> WallTime {
    WallTime(
      modelNS: requiredDuration(),
      toolNS: requiredDuration(),
      retrievalNS: requiredDuration(),
      ownCodeNS: requiredDuration(),
      uncoveredNS: requiredDuration()
    )
  }

  private mutating func failure() -> FailureReason {
    FailureReason(
      type: text(),
      message: text(),
      errorClass: value(ErrorClass.init(rawValue:), else: .other)
    )
  }
}
