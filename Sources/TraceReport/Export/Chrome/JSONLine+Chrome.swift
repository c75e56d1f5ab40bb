import JSONBytes
import TraceAnalysis
import TraceModel

extension JSONLine {
  mutating func processName(_ trace: Trace) {
    key("ph")
    string("M")
    key("name")
    string("process_name")
    key("args")
    object { json in
      json.key("name")
      json.string(trace.name.map { "\($0) \(trace.id)" } ?? trace.id)
    }
  }

  mutating func place(lane: Int, _ name: String, timeNS: Int64) {
    key("tid")
    integer(Int64(lane))
    key("name")
    string(name)
    key("ts")
    microseconds(timeNS)
  }

  /// Nanoseconds as microseconds with three digits behind the point.
  mutating func microseconds(_ time: Int64) {
    value { buffer in
      if time < 0 { buffer.append("-") }
      let (whole, rest) = time.magnitude.quotientAndRemainder(dividingBy: 1000)
      buffer.append(decimal: whole)
      buffer.append(rest < 10 ? ".00" : rest < 100 ? ".0" : ".")
      buffer.append(decimal: rest)
    }
  }

  /// What is known of a span, without what is not.
  mutating func arguments(_ analysed: AnalysedTrace, _ index: Int) {
    let span = analysed.trace.spans[index]
    object { json in
      json.cut("trace_id", analysed.trace.id)
      json.cut("span_id", span.id)
      json.cut("parent_id", span.parentID)
      json.cut("kind", span.kind.text)
      json.cut("status", span.status.rawValue)
      json.cut("status_message", span.statusMessage)
      json.cut("model", span.model)
      json.cut("provider", span.provider)
      json.lateness(span)
      json.numbers(span, analysed.spans[index].tokenUsage)
      json.cut("inputs", span.inputs)
      json.cut("outputs", span.outputs)
    }
  }

  /// What a slice cannot show.
  private mutating func lateness(_ span: Span) {
    if span.endNS == nil { cut("end", "in progress") }
    guard let duration = span.durationNS, duration < 0 else { return }
    key("duration_ns")
    integer(duration)
  }

  private mutating func numbers(_ span: Span, _ usage: TokenUsage?) {
    for token in TokenKey.allCases {
      guard let count = usage?[token] else { continue }
      key(token.rawValue)
      integer(count)
    }
    guard let dollars = span.statedCost?.total else { return }
    key("total_cost")
    number(dollars)
  }

  private mutating func cut(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    self.key(key)
    string(TextCut(text, limit: ChromeExport.textLimit).marked)
  }

  /// A value as text of JSON, cut.
  mutating func cut(_ key: StaticString, _ payload: Payload?) {
    cut(key, payload.map { OTLPAttribute.Value.payload($0).encoded })
  }
}
