import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the streamed output of a span, put together from its chunks, and when it came.
struct StreamSection {
  private let stream: StreamOutput
  private let span: Span
  private let steps: [StreamStep]

  init(_ stream: StreamOutput, _ span: Span) {
    self.stream = stream
    self.span = span
    steps = stream.steps(of: span)
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    writeTitle(to: &html)
    if let curve = StreamCurve(steps, durationNS: span.durationNS) {
      StreamChart(curve, stream.timing, span.kind).write(to: &html)
    } else {
      html.append("<p class=\"hint\">No chart: the store has no times for the chunks.</p>\n")
    }
    StreamFacts(stream, span, steps).write(to: &html)
    writeMissingUsage(to: &html)
    html.append("<div class=\"grid g75\"><div>\n")
    StreamText(stream).write(to: &html, payloads: &payloads)
    html.append("</div><div>\n")
    ChunkTable(steps, choices: stream.choices.count, kind: stream.kind).write(to: &html)
    html.append("</div></div>\n")
  }

  private func writeTitle(to html: inout ByteBuffer) {
    html.append("<h4 class=\"proved\">Streaming output ")
    let proof = StreamProof(stream, of: span)
    let isFlawed = proof?.flaws.isEmpty == false
    html.append(isFlawed ? "<span class=\"sub warn\">" : "<span class=\"sub\">")
    html.append("from \(CountText.text(stream.chunks, "recorded chunk"))")
    if let proof { html.appendHTML("; \(StreamProofText.text(proof))") }
    html.append("</span></h4>\n")
  }

  private func writeMissingUsage(to html: inout ByteBuffer) {
    guard let missing = stream.missingUsage(in: span) else { return }
    html.append("<p class=\"hint\">Tokens unknown: ")
    html.append(missing.words)
    if missing == .notAskedFor {
      html.append("<code>")
      html.appendHTML(MissingUsage.cure, in: .content)
      html.append("</code>")
    }
    html.append("</p>\n")
  }
}
