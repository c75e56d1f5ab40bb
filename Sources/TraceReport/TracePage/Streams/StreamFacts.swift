import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the numbers of a stream: when it began, how evenly it came, how fast.
struct StreamFacts {
  private let stream: StreamOutput
  private let timing: StreamTiming
  private let timePerTokenNS: Int64?
  private let steps: [StreamStep]

  init(_ stream: StreamOutput, _ span: Span, _ steps: [StreamStep]) {
    self.stream = stream
    timing = stream.timing
    timePerTokenNS = stream.timePerTokenNS(of: span)
    self.steps = steps
  }

  func write(to html: inout ByteBuffer) {
    html.append("<dl class=\"facts stream\">")
    let content = steps.count(where: \.carriesContent)
    if timing.firstChunkNS != nil { writeFirst(to: &html) }
    let context = "\(CountText.text(Int64(content))) with content"
    fact("Chunks", context, to: &html) { $0.append(count: Int64(stream.chunks)) }
    if let gaps = timing.interChunk { write(gaps, among: content, to: &html) }
    writeRates(to: &html)
    html.append("</dl>\n")
  }

  private func writeFirst(to html: inout ByteBuffer) {
    let carries = steps.first?.carriesContent == true
    fact("First chunk", carries ? "with content" : "without content", to: &html) {
      $0.appendDuration(nanoseconds: timing.firstChunkNS)
    }
    let context = timing.firstTokenNS == nil ? "none came" : "first content"
    fact("First token", context, to: &html) {
      $0.appendDuration(nanoseconds: timing.firstTokenNS)
    }
  }

  private func write(_ gaps: InterChunkLatency, among chunks: Int, to html: inout ByteBuffer) {
    let count = chunks - 1
    let context =
      chunks == stream.chunks
      ? "of \(CountText.text(count, "gap"))"
      : "of \(CountText.text(Int64(count))) between chunks with text"
    fact("Gap p50", context, to: &html) { $0.appendDuration(nanoseconds: gaps.p50NS) }
    fact("Gap p95", nil, to: &html) { html in
      if count < Percentile.fewest(for: 0.95) {
        html.append("n&lt;\(Percentile.fewest(for: 0.95))")
      } else {
        html.appendDuration(nanoseconds: gaps.p95NS)
      }
    }
    fact("Longest gap", nil, to: &html) { $0.appendDuration(nanoseconds: gaps.maxNS) }
    fact("Stalls", "gaps over \(limit(gaps.p50NS))", to: &html) {
      $0.append(count: Int64(timing.stalls.count))
    }
  }

  /// From where on a gap is a stall: ten times the median, at least 250 ms.
  private func limit(_ p50NS: Int64) -> String {
    let (tenfold, overflows) = p50NS.multipliedReportingOverflow(by: 10)
    return DurationText(nanoseconds: overflows ? .max : max(250_000_000, tenfold)).text
  }

  private func writeRates(to html: inout ByteBuffer) {
    if let rate = timing.tokensPerSecond.flatMap(RateText.text) {
      fact("Tokens per second", "first to last token", to: &html) { $0.append(rate) }
    }
    guard let timePerTokenNS, let tokens = stream.usage?.output else { return }
    let context = "\(CountText.text(tokens)) tokens from usage"
    fact("Per output token", context, to: &html) {
      $0.appendDuration(nanoseconds: timePerTokenNS)
    }
  }

  private func fact(
    _ label: StaticString,
    _ context: String?,
    to html: inout ByteBuffer,
    _ value: (inout ByteBuffer) -> Void
  ) {
    html.append("<div><dt>")
    html.append(label)
    html.append("</dt><dd>")
    value(&html)
    html.append("</dd>")
    if let context {
      html.append("<dd class=\"ctx\">")
      html.append(context)
      html.append("</dd>")
    }
    html.append("</div>")
  }
}
