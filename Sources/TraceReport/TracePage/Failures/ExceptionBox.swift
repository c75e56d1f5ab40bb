import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes why a span failed: class and message, when and where it was raised, its stack trace.
///
/// An exception that passed through several spans is told in full where it was raised; the outer
/// spans name that span, and show of their stack traces what the inner one does not.
struct ExceptionBox {
  private let analysed: AnalysedTrace
  private let passage: ExceptionPassage?
  private let links: SpanLinks
  private let firstStartNS: Int64

  /// Spans that a passage names before it only counts them.
  private static let mostNamed = 8

  init(_ analysed: AnalysedTrace, links: SpanLinks) {
    self.analysed = analysed
    self.links = links
    passage = ExceptionPassage(analysed)
    firstStartNS = analysed.trace.spans.map(\.startNS).min() ?? 0
  }

  func write(_ index: Int, _ span: Span, _ analysis: SpanAnalysis, to html: inout ByteBuffer) {
    if let exception = analysis.exception {
      write(exception, index, span, to: &html)
    } else if let message = span.statusMessage {
      html.append("<p class=\"exc\">")
      html.appendHTML(message, in: .content)
      html.append("</p>\n")
    } else if let failure = ModelFailure(of: span, stream: analysis.stream) {
      write(failure, to: &html)
    }
  }

  private func write(_ failure: ModelFailure, to html: inout ByteBuffer) {
    html.append("<div class=\"exc\">")
    writeHead(failure.code, failure.message, to: &html)
    html.append("<p class=\"hint\">The API’s answer says so; the span itself did not fail</p>")
    html.append("</div>\n")
  }

  private func write(
    _ exception: SpanException,
    _ index: Int,
    _ span: Span,
    to html: inout ByteBuffer
  ) {
    html.append("<div class=\"exc\">")
    writeHead(exception.type, exception.message, to: &html)
    writeStatus(span, exception, to: &html)
    writePlace(index, span, to: &html)
    if let trace = exception.stackTrace {
      let inner = passage?.inner[index]
      let known = inner.flatMap { analysed.spans[$0].exception?.stackTrace }
      StackTrace(trace, known: known).write(to: &html) { html in
        if let inner { links.write(inner, to: &html) }
      }
    }
    html.append("</div>\n")
  }

  private func writeHead(_ type: String?, _ message: String?, to html: inout ByteBuffer) {
    html.append("<p><strong>")
    html.appendHTML(type.flatMap { $0.isEmpty ? nil : $0 } ?? "Error", in: .content)
    html.append("</strong> ")
    html.appendHTML(message ?? "", in: .content)
    html.append("</p>")
  }

  /// A status message that says more than the exception.
  private func writeStatus(
    _ span: Span,
    _ exception: SpanException,
    to html: inout ByteBuffer
  ) {
    guard let status = span.statusRemark(beyond: exception) else { return }
    html.append("<p>")
    html.appendHTML(status, in: .content)
    html.append("</p>")
  }

  private func writePlace(_ index: Int, _ span: Span, to html: inout ByteBuffer) {
    html.append("<p class=\"hint\">")
    if let origin = passage?.origins[index] {
      html.append("Raised in ")
      links.write(origin, to: &html)
      writeSpans(from: index, upTo: origin, passage?.inner ?? [], to: &html)
    } else {
      writeMoment(span, analysed.spans[index].stream, to: &html)
      writeSpans(from: index, upTo: nil, passage?.outer ?? [], to: &html)
    }
    html.append("</p>")
  }

  private func writeMoment(
    _ span: Span,
    _ stream: StreamOutput?,
    to html: inout ByteBuffer
  ) {
    guard let event = span.events.last(where: { $0.name == "exception" }) else { return }
    html.append("Raised at ")
    html.appendOffset(
      nanoseconds: EventClock(of: span).timeNS(event.timeNS) &- firstStartNS
    )
    guard let stream else { return }
    html.append(", after ")
    html.append(CountText.text(stream.chunks, "chunk"))
    html.append(" of the answer")
  }

  /// The spans that an exception passed through on its way from a span.
  private func writeSpans(
    from index: Int,
    upTo end: Int?,
    _ next: [Int?],
    to html: inout ByteBuffer
  ) {
    let passed = sequence(first: index) { next[$0] }.dropFirst().prefix(Self.mostNamed + 1)
      .prefix { $0 != end }
    for (place, span) in passed.enumerated() {
      if place == Self.mostNamed { return html.append(" and others") }
      html.append(place == 0 ? ", passed through " : ", ")
      links.write(span, to: &html)
    }
  }
}
