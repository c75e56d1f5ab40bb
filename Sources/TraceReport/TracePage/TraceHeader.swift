import JSONBytes
import TraceAnalysis
import TraceModel

/// The first screen of a trace page: what it was, what was asked and answered, and its numbers.
struct TraceHeader {
  private let analysed: AnalysedTrace
  private let anchors: SpanAnchors
  private let facts: TraceFacts
  private let texts: TraceTexts

  init(_ analysed: AnalysedTrace, _ texts: TraceTexts, anchors: SpanAnchors) {
    self.analysed = analysed
    self.anchors = anchors
    self.texts = texts
    facts = TraceFacts(analysed)
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    writeTitle(to: &html)
    writeQuestion(to: &html, payloads: &payloads)
    writeFacts(to: &html)
    writeMeta(to: &html)
    writeNotes(to: &html)
  }

  private func writeTitle(to html: inout ByteBuffer) {
    let trace = analysed.trace
    html.append("<div class=\"title\"><h1>")
    if let root = analysed.tree.roots.first { html.appendBadge(trace.spans[root].kind) }
    html.append(" ")
    html.appendHTML(trace.name ?? "Trace without a name")
    html.append("</h1> ")
    html.appendState(ShownState(trace.state), isPill: true)
    html.append(" <code class=\"id\">")
    html.appendHTML(trace.id)
    html.append("</code></div>\n")
  }

  private func writeQuestion(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<div class=\"qa\"><div><h2>Asked</h2>")
    writeSaid(texts.asked, else: "No request recorded", to: &html, payloads: &payloads)
    if let failed = analysed.failedSpan {
      html.append("</div><div class=\"failed\">")
      writeFailure(failed, to: &html)
    } else {
      html.append("</div><div><h2>Answered</h2>")
      let isOpen = analysed.trace.state == .inProgress
      let reason = isOpen ? "Not finished: no answer recorded" : "No answer recorded"
      writeSaid(texts.answered, else: reason, to: &html, payloads: &payloads)
    }
    html.append("</div></div>\n")
  }

  /// The beginning of a text, and the way to all of it.
  private func writeSaid(
    _ text: String?,
    else reason: String,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    guard let text, !text.isEmpty else {
      html.append("<p class=\"none\">")
      html.append(reason)
      html.append("</p>")
      return
    }
    let shown = TextCut(text, limit: Self.saidLimit)
    html.append("<div class=\"say\">")
    if Self.isJSON(text) {
      html.append("<code>")
      html.appendHTML(shown.marked)
      html.append("</code>")
    } else {
      payloads.write(text: ArraySlice(shown.marked.utf8), to: &html)
    }
    html.append("</div>")
    guard shown.isCut, let root = analysed.tree.roots.first else { return }
    html.append("<p class=\"hint\"><a href=\"#")
    html.append(anchors[root])
    html.append("\">All \(CountText.text(text.unicodeScalars.count, "character"))</a></p>")
  }

  private static func isJSON(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > UInt8(ascii: " ") }) else { return false }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let kind = (try? JSONDocument(text))?.root.kind
    return kind == .object || kind == .array
  }

  /// Unicode scalars of a question or answer on the first screen.
  private static let saidLimit = 400

  private func writeFailure(_ index: Int, to html: inout ByteBuffer) {
    let span = analysed.trace.spans[index]
    let exception = analysed.spans[index].exception
    html.append("<h2>Failed in <a href=\"#")
    html.append(anchors[index])
    html.append("\">")
    html.appendHTML(span.name)
    html.append("</a></h2><p class=\"say\"><strong>")
    html.appendHTML(exception?.type ?? "Error")
    html.append("</strong> ")
    html.appendHTML(exception?.message ?? span.statusMessage ?? "")
    html.append("</p>")
  }
}

extension TraceHeader {
  private func writeFacts(to html: inout ByteBuffer) {
    html.append("<dl class=\"facts\">")
    html.appendFact("Duration", durationContext) { $0.appendDuration(facts.duration) }
    let priced = facts.cost == nil ? "no span states one" : "stated by the spans"
    html.appendFact("Cost", priced) { $0.appendNumber(facts.cost) }
    html.appendFact("Tokens") {
      $0.appendCount(facts.usage?.total)
    } context: {
      writeTokensContext(to: &$0)
    }
    writeRuns("Model calls", facts.modelCalls, longestNS: longest(\.isModelCall), to: &html)
    writeRuns("Tool runs", facts.toolSpans, longestNS: longest { $0 == .tool }, to: &html)
    writeFailed(to: &html)
    html.append("</dl>\n")
    TimeShares(analysed).write(to: &html)
  }

  private func writeRuns(
    _ label: StaticString,
    _ count: Int,
    longestNS: Int64?,
    to html: inout ByteBuffer
  ) {
    guard let longestNS else {
      return html.appendFact(label, nil) { $0.append(decimal: count) }
    }
    html.appendFact(label) {
      $0.append(decimal: count)
    } context: { html in
      html.append("longest ")
      DurationText(nanoseconds: longestNS).write(to: &html)
    }
  }

  private func writeFailed(to html: inout ByteBuffer) {
    html.appendFact("Failed spans", isBad: facts.failedSpans > 0) {
      $0.append(decimal: facts.failedSpans)
    } context: { html in
      html.append("in ")
      html.append(count: Int64(facts.spans))
      html.append(facts.spans == 1 ? " span, depth " : " spans, depth ")
      html.append(decimal: facts.depth)
    }
  }

  private var durationContext: String? {
    guard analysed.trace.state == .inProgress else { return nil }
    return "in progress when it was read"
  }

  /// Duration of the longest span of a kind, nanoseconds; nil where there is none.
  private func longest(_ belongs: (SpanKind) -> Bool) -> Int64? {
    let spans = analysed.trace.spans
    var longest: Int64?
    for index in spans.indices where belongs(spans[index].kind) {
      guard let duration = spans[index].durationNS else { continue }
      longest = max(longest ?? duration, duration)
    }
    return longest
  }

  private func writeTokensContext(to html: inout ByteBuffer) {
    guard let usage = facts.usage else { return html.append("no span reports any") }
    if let input = usage.input {
      html.append(count: input)
      html.append(usage.output == nil ? " in" : " in · ")
    }
    if let output = usage.output {
      html.append(count: output)
      html.append(" out")
    }
  }

  private func writeMeta(to html: inout ByteBuffer) {
    let trace = analysed.trace
    let start = MomentText(milliseconds: trace.requestTimeMS)
    html.append("<dl class=\"meta\">")
    html.append("<div><dt>Started</dt><dd>")
    start.write(to: &html, between: " ")
    html.append(" UTC</dd></div>")
    meta("Experiment", trace.experiment.name ?? trace.experiment.id, to: &html)
    meta("Run", trace.runID, to: &html)
    writeSession(trace.sessionID, to: &html)
    meta("User", trace.user, to: &html)
    meta("Source", SourceName.base(trace.source), to: &html)
    html.append("</dl>\n")
  }

  private func writeSession(_ session: String?, to html: inout ByteBuffer) {
    guard let session else { return }
    html.append("<div><dt>Session</dt><dd><a href=\"../")
    html.append(SessionPage.path(of: session))
    html.append("\">")
    html.appendHTML(session)
    html.append("</a></dd></div>")
  }

  private func meta(_ label: StaticString, _ value: String?, to html: inout ByteBuffer) {
    guard let value else { return }
    html.append("<div><dt>")
    html.append(label)
    html.append("</dt><dd>")
    html.appendHTML(value)
    html.append("</dd></div>")
  }

  private func writeNotes(to html: inout ByteBuffer) {
    if analysed.diagnostics.isEmpty { return }
    let spans = analysed.trace.spans
    let ids = spans.map { ExactText($0.id) }
    let indices = Dictionary(zip(ids, spans.indices)) { first, _ in first }
    html.append("<ul class=\"notes\">")
    for diagnostic in analysed.diagnostics {
      html.append("<li>")
      html.appendHTML(diagnostic.message)
      if let index = diagnostic.spanID.flatMap({ indices[ExactText($0)] }) {
        html.append(" <a href=\"#")
        html.append(anchors[index])
        html.append("\">")
        html.appendHTML(spans[index].name)
        html.append("</a>")
      }
      html.append("</li>")
    }
    html.append("</ul>\n")
  }
}
