import JSONBytes
import TraceAnalysis
import TraceModel

/// The first screen of a trace page: what it was, what was asked and answered, and its numbers.
struct TraceHeader {
  private let analysed: AnalysedTrace
  private let links: SpanLinks
  private let facts: TraceFacts
  private let tools: TraceTools

  init(_ analysed: AnalysedTrace, _ tools: TraceTools, links: SpanLinks) {
    self.analysed = analysed
    self.links = links
    self.tools = tools
    facts = TraceFacts(analysed)
  }

  func write(
    _ said: AskedAnswered,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    writeTitle(to: &html)
    said.write(to: &html, payloads: &payloads)
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
}

extension TraceHeader {
  private func writeFacts(to html: inout ByteBuffer) {
    html.append("<dl class=\"facts\">")
    html.appendFact("Duration", durationContext) { $0.appendDuration(facts.duration) }
    html.appendFact("Cost", facts.costWords) { $0.appendNumber(facts.cost) }
    html.appendFact("Tokens") {
      $0.appendCount(facts.usage?.total)
    } context: {
      writeTokensContext(to: &$0)
    }
    writeModelCalls(to: &html)
    ToolFact(analysed, tools).write(to: &html)
    writeFailed(to: &html)
    html.append("</dl>\n")
    TimeShares(analysed).write(to: &html)
  }

  private func writeModelCalls(to html: inout ByteBuffer) {
    guard let longestNS = longest(\.isModelCall) else {
      return html.appendFact("Model calls", nil) { $0.append(decimal: facts.modelCalls) }
    }
    html.appendFact("Model calls") {
      $0.append(decimal: facts.modelCalls)
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
    if let experiment = trace.experiment.title { writeExperiment(experiment, to: &html) }
    meta("Run", trace.runID, to: &html)
    writeSession(trace.sessionID, to: &html)
    meta("User", trace.user, to: &html)
    meta("Source", trace.program.map(SourceName.base), to: &html)
    html.append("</dl>\n")
  }

  /// Leads to the overview of the experiment's traces.
  private func writeExperiment(_ experiment: String, to html: inout ByteBuffer) {
    html.append("<div><dt>Experiment</dt><dd><a href=\"../index.html#experiment=")
    html.append(FragmentText.encoded(experiment))
    html.append("\">")
    html.appendHTML(experiment)
    html.append("</a></dd></div>")
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
        html.append(" ")
        links.write(index, to: &html)
      }
      html.append("</li>")
    }
    html.append("</ul>\n")
  }
}

extension Trace {
  /// The program that made the trace, as its client recorded it; nil where none is recorded.
  fileprivate var program: String? {
    metadata.first { $0.key == "mlflow.source.name" && !$0.value.isEmpty }?.value
  }
}
