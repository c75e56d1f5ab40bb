import JSONBytes
import TraceAnalysis
import TraceModel

extension IndexRow {
  /// Reads a row as ``JSONLine`` records it; nil for anything else.
  init?(record: JSONValue, stamp: PageStamp) {
    var reader = RecordReader(record)
    key = TraceKey(reader.requiredText(), occurrence: reader.count())
    name = reader.text()
    state = reader.value(TraceState.init(rawValue:), else: .unspecified)
    requestTimeMS = reader.requiredInteger()
    kind = reader.text().map(SpanKind.init(text:))
    asked = reader.cut()
    answered = reader.cut()
    session = reader.text()
    experiment = Experiment(id: reader.requiredText(), name: reader.text())
    run = reader.text()
    spans = reader.count()
    diagnostics = reader.list { $0.diagnosticCount() }
    summary = reader.summary(state)
    self.stamp = stamp
    guard reader.isDone else { return nil }
  }
}

extension RecordReader {
  fileprivate mutating func cut() -> TextCut? {
    let text = text()
    let isCut = bool()
    return text.map { TextCut(whole: $0, isCut: isCut) }
  }

  fileprivate mutating func diagnosticCount() -> DiagnosticCount {
    let code = value(Diagnostic.Code.init(rawValue:), else: .rowUnreadable)
    return DiagnosticCount(code: code, count: count())
  }

  fileprivate mutating func summary(_ state: TraceState) -> TraceSummary {
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
      selfNS: requiredInteger()
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
