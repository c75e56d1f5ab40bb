import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes everything that is known of one span.
struct SpanSection {
  // Kept, not looked up: each look-up would copy them.
  let span: Span
  let analysis: SpanAnalysis
  let analysed: AnalysedTrace
  let index: Int
  let links: SpanLinks
  private let conversation: ConversationSection?
  private let exceptions: ExceptionBox
  private let firstStartNS: Int64

  /// A span by its index; `firstStartNS` is the first start of any span, which offsets count from.
  init(
    _ analysed: AnalysedTrace,
    _ index: Int,
    _ conversation: ConversationSection?,
    links: SpanLinks,
    exceptions: ExceptionBox,
    firstStartNS: Int64
  ) {
    span = analysed.trace.spans[index]
    analysis = analysed.spans[index]
    self.analysed = analysed
    self.conversation = conversation
    self.index = index
    self.links = links
    self.exceptions = exceptions
    self.firstStartNS = firstStartNS
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<article class=\"span\" id=\"")
    html.append(links.anchors[index])
    html.append("\">\n")
    writeTitle(to: &html)
    writeFacts(to: &html)
    exceptions.write(index, span, analysis, to: &html)
    // What a model asked for and said comes before the envelopes that carried it.
    conversation?.writeLine(for: index, to: &html)
    let isTold = conversation?.places.hold(analysis.toolCalls, askedIn: index) ?? false
    if !isTold { writeToolCalls(to: &html, payloads: &payloads) }
    if let stream = analysis.stream {
      StreamSection(stream, span).write(to: &html, payloads: &payloads)
    }
    FirstTokenSection(analysis, span)?.write(to: &html)
    writeVectors(to: &html)
    TokenTable(of: span)?.write(to: &html)
    writeRecorded(to: &html, payloads: &payloads)
    writeModelCall(to: &html, payloads: &payloads)
    writeAttributes(to: &html, payloads: &payloads)
    writeEvents(to: &html)
    writeLinks(to: &html)
    html.append("</article>\n")
  }

  private func writeTitle(to html: inout ByteBuffer) {
    html.append("<h3>")
    html.appendBadge(span.kind)
    html.append(" ")
    links.writeName(index, to: &html)
    html.append(" ")
    html.appendState(ShownState(span), isPill: true)
    html.append(" <span class=\"sub\">")
    writeTimes(to: &html)
    html.append("</span></h3>")
  }

  /// From when to when, counted from the first start of any span.
  private func writeTimes(to html: inout ByteBuffer) {
    html.appendOffset(nanoseconds: span.startNS &- firstStartNS)
    guard let end = span.endNS else { return html.append(" → not ended") }
    html.append(" → ")
    html.appendOffset(nanoseconds: end &- firstStartNS)
  }

  private func writeFacts(to html: inout ByteBuffer) {
    html.append("<ul class=\"fl\">")
    fact(to: &html) { $0.appendDuration(nanoseconds: span.durationNS) }
    if let own = analysis.selfTimeNS, own != span.durationNS {
      fact(to: &html) { html in
        html.appendDuration(nanoseconds: own)
        html.append(" self")
      }
    }
    writeNames(to: &html)
    writeUsage(to: &html)
    html.append("</ul>\n")
  }

  private func writeNames(to html: inout ByteBuffer) {
    if case .own(let text) = span.kind { fact(to: &html) { $0.appendHTML(text) } }
    if let model = span.model { fact(to: &html) { $0.appendHTML(model) } }
    if let provider = span.provider { fact(to: &html) { $0.appendHTML(provider) } }
  }

  private func writeUsage(to html: inout ByteBuffer) {
    for key in TokenKey.allCases {
      guard let number = analysis.tokenUsage?[key] else { continue }
      fact(to: &html) { html in
        html.append(count: number)
        html.append(" ")
        html.append(key.label)
      }
    }
    if let cost = analysed.cost.fact(of: index) { fact(to: &html) { $0.appendHTML(cost) } }
  }

  private func fact(to html: inout ByteBuffer, _ body: (inout ByteBuffer) -> Void) {
    html.append("<li>")
    body(&html)
    html.append("</li>")
  }

  private func writeRecorded(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    // The conversation has told it in the form that a person thinks in.
    let isFolded = conversation?.places.turns[index] != nil
    if let inputs = span.inputs {
      payloads.write("Input", inputs, isFolded: isFolded, to: &html)
    }
    if let documents = RetrievedDocuments(of: span) {
      documents.write(to: &html, payloads: &payloads)
    } else if let outputs = span.outputs {
      let cut = CutVectors.output(outputs, of: span)
      payloads.write("Output", cut ?? outputs, isFolded: isFolded, to: &html)
      if cut != nil { html.append(CutVectors.hint) }
    } else if span.status == .error {
      html.append(
        "<h4>Output</h4><p class=\"none\">None recorded: the span ended with an error</p>\n"
      )
    }
  }
}

extension TokenKey {
  /// The key as a word behind its number.
  var label: StaticString {
    switch self {
    case .input: "in"
    case .output: "out"
    case .total: "tokens"
    case .cacheRead: "cached"
    case .cacheCreation: "cache written"
    case .cacheCreationAbove1h: "cache written for over 1 h"
    case .reasoning: "reasoning"
    }
  }
}
