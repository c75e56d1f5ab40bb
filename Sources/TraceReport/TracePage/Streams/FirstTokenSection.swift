import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes when an answer began whose chunks were not recorded, and what says so.
struct FirstTokenSection {
  private let signal: FirstTokenSignal
  private let tokens: Int64?
  private let timePerTokenNS: Int64?

  /// Nil where the producer says nothing that counts.
  init?(_ analysis: SpanAnalysis, _ span: Span) {
    guard let signal = analysis.firstTokenSignal else { return nil }
    self.signal = signal
    tokens = analysis.tokenUsage?.output
    timePerTokenNS = span.timePerTokenNS(after: signal.afterNS, tokens: tokens)
  }

  func write(to html: inout ByteBuffer) {
    html.append(
      "<h4 class=\"proved\">Streaming output <span class=\"sub\">what came is not recorded</span></h4>\n"
    )
    html.append("<dl class=\"facts stream\">")
    html.appendFact("First token", nil) { $0.appendDuration(nanoseconds: signal.afterNS) }
    if let timePerTokenNS, let tokens {
      html.appendFact("Per output token", "\(CountText.text(tokens)) tokens from usage") {
        $0.appendDuration(nanoseconds: timePerTokenNS)
      }
    }
    html.append("</dl>\n<p class=\"hint\">The time is that of <code>")
    html.appendHTML(signal.name)
    html.append("</code>")
    html.append(FirstTokenText.remark(signal))
    html.append("</p>\n")
  }
}

/// Says how far a signal can be trusted.
enum FirstTokenText {
  static func remark(_ signal: FirstTokenSignal) -> String {
    signal.isOfChunk ? ": of the first chunk, which may carry no text." : "."
  }
}
