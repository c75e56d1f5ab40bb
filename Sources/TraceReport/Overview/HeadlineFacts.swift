import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the six numbers that a run is known by, each with a line of context.
struct HeadlineFacts {
  let numbers: TraceNumbers
  private let pricesDate: String?

  /// - Parameters:
  ///   - numbers: Of some traces of a report.
  ///   - prices: Those of the report.
  init(_ numbers: TraceNumbers, _ prices: PriceTable?) {
    self.numbers = numbers
    pricesDate = prices?.date
  }

  func write(to html: inout ByteBuffer) {
    html.append("<dl class=\"facts\">")
    html.appendFact("Traces", states) { $0.append(CountText.text(Int64(numbers.traces))) }
    html.appendFact("Error rate", errorContext, isBad: (numbers.errorRate?.hits ?? 0) > 0) {
      $0.appendPercent(numbers.errorRate?.rate)
    }
    html.appendFact("Duration p50", spread(numbers.durationsNS)) {
      $0.appendDuration(DurationText(percentile: 0.5, of: numbers.durationsNS))
    }
    html.appendFact("First token p50", streams) {
      $0.appendDuration(DurationText(percentile: 0.5, of: numbers.firstTokensNS))
    }
    html.appendFact("Tokens", tokens) {
      $0.appendNumber(numbers.usage?.total.map(CountText.short))
    }
    html.appendFact("Cost", cost) { $0.appendNumber(numbers.cost.text) }
    html.append("</dl>\n")
  }

  var states: String {
    let words: [(TraceState, String)] = [
      (.ok, "ok"), (.error, "failed"), (.inProgress, "in progress"), (.unspecified, "unset"),
    ]
    let parts = words.compactMap { state, word in
      numbers.states[state].map { "\(CountText.text(Int64($0))) \(word)" }
    }
    return parts.joined(separator: " · ")
  }

  var errorContext: String {
    guard let rate = numbers.errorRate else { return "no trace has finished" }
    let bounds = "\(PercentText.bare(rate.low)) to \(PercentText.bare(rate.high)) at 95 %"
    return "\(bounds) · n \(CountText.text(Int64(rate.total)))"
  }

  func spread(_ sorted: [Int64]) -> String {
    guard let longest = sorted.last else { return "no trace has finished" }
    let p95 = QuantileText.text(0.95, of: sorted)
    return "p95 \(p95) · max \(DurationText(nanoseconds: longest).text)"
  }

  var streams: String {
    let count = numbers.firstTokensNS.count
    if count == 0 { return "no stream with times" }
    let p95 = QuantileText.text(0.95, of: numbers.firstTokensNS)
    return "p95 \(p95) · \(CountText.text(count, "stream"))"
  }

  var tokens: String {
    guard let usage = numbers.usage else { return "no span reports any" }
    let parts = [usage.input.map { ($0, "in") }, usage.output.map { ($0, "out") }]
    return parts.compactMap { $0.map { "\(CountText.short($0)) \($1)" } }.joined(separator: " · ")
  }

  var cost: String {
    let words = CostWords(numbers.cost, pricesDate: pricesDate)
    guard let origin = words.origin else { return words.leftOut ?? "no span states one" }
    let all = CountText.text(numbers.traces, "trace")
    let traces =
      numbers.priced == numbers.traces ? all : "\(CountText.text(Int64(numbers.priced))) of \(all)"
    return [traces, origin, words.leftOut].compactMap(\.self).joined(separator: " · ")
  }
}

extension ByteBuffer {
  /// A cell of a fact strip; `context` is text without markup of its own.
  mutating func appendFact(
    _ label: StaticString,
    _ context: String?,
    isBad: Bool = false,
    _ value: (inout ByteBuffer) -> Void
  ) {
    appendFactValue(label, isBad: isBad, value)
    if let context {
      append("<dd class=\"ctx\">")
      appendHTML(context)
      append("</dd>")
    }
    append("</div>")
  }

  /// A cell of a fact strip whose line of context is written, too.
  mutating func appendFact(
    _ label: StaticString,
    isBad: Bool = false,
    _ value: (inout ByteBuffer) -> Void,
    context: (inout ByteBuffer) -> Void
  ) {
    appendFactValue(label, isBad: isBad, value)
    append("<dd class=\"ctx\">")
    context(&self)
    append("</dd></div>")
  }

  private mutating func appendFactValue(
    _ label: StaticString,
    isBad: Bool,
    _ value: (inout ByteBuffer) -> Void
  ) {
    append("<div><dt>")
    append(label)
    append(isBad ? "</dt><dd class=\"err\">" : "</dt><dd>")
    value(&self)
    append("</dd>")
  }
}
