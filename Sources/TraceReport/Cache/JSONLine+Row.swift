import TraceAnalysis
import TraceModel

extension JSONLine {
  /// A row as an array, for ``IndexRow/init(record:stamp:)``.
  mutating func record(_ row: IndexRow) {
    array { json in
      json.string(row.key.id)
      json.integer(Int64(row.key.occurrence))
      json.string(row.name)
      json.string(row.state.rawValue)
      json.integer(row.requestTimeMS)
      json.string(row.kind?.text)
      json.record(row.asked)
      json.record(row.answered)
      json.string(row.session)
      json.string(row.experiment.id)
      json.string(row.experiment.name)
      json.string(row.run)
      json.integer(Int64(row.spans))
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
    integer(summary.durationNS)
    record(summary.usage)
    record(summary.costUSD)
    list(summary.kinds) { $0.record($1) }
    list(summary.models) { $0.record($1) }
    list(summary.tools) { $0.record($1) }
    bool(summary.failure != nil)
    string(summary.failure?.type)
    string(summary.failure?.message)
    list(summary.firstTokensNS) { $0.integer($1) }
  }

  /// The number's bits: JSON knows neither NaN nor infinity.
  private mutating func record(_ dollars: Double?) {
    integer(dollars.map { Int64(bitPattern: $0.bitPattern) })
  }

  /// An empty list where there is none.
  private mutating func record(_ usage: TokenUsage?) {
    list(usage == nil ? [] : TokenKey.allCases) { $0.integer(usage?[$1]) }
  }

  private mutating func record(_ share: KindShare) {
    string(share.kind.text)
    integer(Int64(share.spans))
    integer(Int64(share.failed))
    integer(share.selfNS)
  }

  private mutating func record(_ share: ModelShare) {
    string(share.model)
    list(share.durationsNS) { $0.integer($1) }
    integer(Int64(share.calls))
    integer(Int64(share.reporting))
    record(share.usage)
    record(share.costUSD)
  }

  private mutating func record(_ share: ToolShare) {
    string(share.name)
    integer(Int64(share.calls))
    integer(Int64(share.failed))
    list(share.durationsNS) { $0.integer($1) }
  }
}
