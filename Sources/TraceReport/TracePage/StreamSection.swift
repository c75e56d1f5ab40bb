import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the streamed output of a span, put together from its chunks, and when it came.
struct StreamSection {
  private let stream: StreamOutput
  private let span: Span

  init(_ stream: StreamOutput, _ span: Span) {
    self.stream = stream
    self.span = span
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<h4>Streamed output</h4>\n")
    writeTiming(to: &html)
    for choice in stream.choices { write(choice, to: &html, payloads: &payloads) }
    if let event = stream.finalEvent {
      html.append("<p class=\"hint\">Closed by <code>")
      html.appendHTML(event)
      html.append("</code></p>\n")
    }
  }

  private func writeTiming(to html: inout ByteBuffer) {
    let timing = stream.timing
    html.append("<dl class=\"facts small\">")
    fact("Chunks", CountText.text(Int64(stream.chunks)), to: &html)
    fact("First chunk", duration(timing.firstChunkNS), to: &html)
    fact("First token", duration(timing.firstTokenNS), to: &html)
    fact("Gap p50", duration(timing.interChunk?.p50NS), to: &html)
    fact("Gap p95", duration(timing.interChunk?.p95NS), to: &html)
    fact("Longest gap", duration(timing.interChunk?.maxNS), to: &html)
    fact("Stalls", CountText.text(Int64(timing.stalls.count)), to: &html)
    fact("Tokens per second", timing.tokensPerSecond.flatMap(RateText.text), to: &html)
    html.append("</dl>\n")
  }

  private func duration(_ nanoseconds: Int64?) -> String? {
    nanoseconds.map { DurationText(nanoseconds: $0).text }
  }

  private func fact(_ label: StaticString, _ value: String?, to html: inout ByteBuffer) {
    html.append("<div><dt>")
    html.append(label)
    html.append("</dt><dd>")
    html.appendNumber(value)
    html.append("</dd></div>")
  }

  private func write(
    _ choice: StreamChoice,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    if stream.choices.count > 1 || choice.finishReason != nil { writeHead(choice, to: &html) }
    part("Reasoning", choice.reasoning, to: &html, payloads: &payloads)
    part("Refusal", choice.refusal, to: &html, payloads: &payloads)
    part(nil, choice.text, to: &html, payloads: &payloads)
    for call in choice.toolCalls {
      html.append("<p class=\"h\">Asked for <strong>")
      html.appendHTML(call.name ?? "a tool")
      html.append("</strong> <code>")
      html.appendHTML(call.arguments)
      html.append("</code></p>\n")
    }
  }

  private func writeHead(_ choice: StreamChoice, to html: inout ByteBuffer) {
    html.append("<p class=\"h\">")
    html.append(stream.kind == .responses ? "Item " : "Choice ")
    html.append(decimal: choice.index)
    if let reason = choice.finishReason {
      html.append(" · ")
      html.appendHTML(reason)
    }
    html.append("</p>")
  }

  private func part(
    _ label: StaticString?,
    _ text: [UInt8]?,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    guard let text else { return }
    if let label {
      html.append("<p class=\"h\">")
      html.append(label)
      html.append("</p>")
    }
    payloads.write(text: text[...], to: &html)
  }
}
