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
      state: state,
      durationNS: integer(),
      usage: usage(),
      costUSD: dollars(),
      kinds: list { $0.kindShare() },
      models: list { $0.modelShare() },
      tools: list { $0.toolShare() },
      failure: failure(),
      firstTokensNS: list { $0.requiredInteger() }
    )
  }

  private mutating func dollars() -> Double? {
    integer().map { Double(bitPattern: UInt64(bitPattern: $0)) }
  }

  private mutating func usage() -> TokenUsage? {
    let numbers = list { $0.integer() }
    if numbers.isEmpty { return nil }
    if numbers.count != TokenKey.allCases.count { spoil() }
    var usage = TokenUsage()
    for (key, number) in zip(TokenKey.allCases, numbers) { usage[key] = number }
    return usage
  }

  private mutating func kindShare() -> KindShare {
    KindShare(
      kind: SpanKind(text: requiredText()),
      spans: count(),
      failed: count(),
      selfNS: duration()
    )
  }

  private mutating func modelShare() -> ModelShare {
    ModelShare(
      model: requiredText(),
      durationsNS: list { $0.requiredInteger() },
      calls: count(),
      reporting: count(),
      usage: usage(),
      costUSD: dollars()
    )
  }

  private mutating func toolShare() -> ToolShare {
    ToolShare(
      name: requiredText(),
      calls: count(),
      failed: count(),
      durationsNS: list { $0.requiredInteger() }
    )
  }

  private mutating func failure() -> FailureReason? {
    let hasFailed = bool()
    let (type, message) = (text(), text())
    return hasFailed ? FailureReason(type: type, message: message) : nil
  }
}
