import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes all tool calls of a trace in one table, then the tools that were offered in vain.
struct ToolCallSection {
  private let analysed: AnalysedTrace
  private let tools: TraceTools
  /// Where the calls stand in the conversation; nil where there is none.
  private let places: ConversationPlaces?
  private let links: SpanLinks

  /// Nil where the trace has neither calls nor offers.
  init?(
    _ analysed: AnalysedTrace,
    _ tools: TraceTools,
    _ places: ConversationPlaces?,
    links: SpanLinks
  ) {
    if tools.isEmpty { return nil }
    self.analysed = analysed
    self.tools = tools
    self.places = places
    self.links = links
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<section id=\"t\"><h2>Tool calls")
    writeAnswered(to: &html)
    html.append("</h2>\n")
    if tools.calls.isEmpty {
      html.append("<p class=\"none\">No model asked for a tool.</p>\n")
    } else {
      writeTable(to: &html)
    }
    UncalledTools(tools.uncalled, links: links).write(to: &html, payloads: &payloads)
    html.append("</section>\n")
  }

  /// Says whether each call has its result.
  private func writeAnswered(to html: inout ByteBuffer) {
    let calls = tools.calls.count
    let open = tools.calls.count { Self.lacksResult($0.call) }
    if calls == 0 { return }
    html.append(" <span class=\"sub\">")
    if open > 0 {
      html.append("<span class=\"warn\">\(CountText.text(open, "call")) without a result</span>")
    } else {
      html.append(calls == 1 ? "answered" : "all answered")
    }
    html.append("</span>")
  }

  /// What runs at the provider is answered there, though a response may not say with what.
  private static func lacksResult(_ call: ToolCall) -> Bool {
    call.result == nil && !call.runsAtProvider
  }

  private func writeTable(to html: inout ByteBuffer) {
    html.append("<table class=\"calls stack\"><caption class=\"vh\">")
    html.append("Tool calls, in the order of the spans that asked for them</caption><thead><tr>")
    html.append("<th scope=\"col\">Tool</th><th scope=\"col\">Asked in</th>")
    html.append("<th scope=\"col\">Arguments</th><th scope=\"col\">Result</th>")
    html.append("<th scope=\"col\">Status</th><th scope=\"col\">Ran in</th>")
    html.append("<th scope=\"col\" class=\"n\">Duration</th></tr></thead><tbody>\n")
    for call in tools.calls { write(call, to: &html) }
    html.append("</tbody></table>\n")
  }

  private func write(_ row: TraceTools.Call, to html: inout ByteBuffer) {
    let call = row.call
    html.append("<tr><th scope=\"row\">")
    html.appendBadge(.tool)
    html.append(" ")
    writeName(of: row, to: &html)
    if call.kind != call.name { writeHint(call.kind, to: &html) }
    html.append("</th><td data-l=\"Asked in\">")
    for (place, span) in row.askedIn.enumerated() {
      if place > 0 { html.append(", ") }
      links.write(span, to: &html)
    }
    html.append("</td><td class=\"one\" data-l=\"Arguments\">")
    writeArguments(call, to: &html)
    html.append("</td><td class=\"one\" data-l=\"Result\">")
    writeResult(call, to: &html)
    html.append("</td><td data-l=\"Status\">")
    writeStatus(call, to: &html)
    html.append("</td><td data-l=\"Ran in\">")
    writeRun(call, to: &html)
    html.append("</td><td class=\"n\" data-l=\"Duration\">")
    html.appendDuration(nanoseconds: call.span.flatMap { analysed.trace.spans[$0].durationNS })
    html.append("</td></tr>\n")
  }
}

extension ToolCallSection {
  /// A link to the call's box in the conversation where there is one.
  private func writeName(of row: TraceTools.Call, to html: inout ByteBuffer) {
    let box = row.askedIn.lazy.compactMap { places?.box(of: row.call, askedIn: $0) }.first
    if let box {
      html.append("<a href=\"#")
      ConversationPlaces.appendAnchor(ofBox: box, to: &html)
      html.append("\">")
    }
    html.append("<span class=\"nm\">")
    html.appendHTML(row.call.name)
    html.append(box == nil ? "</span>" : "</span></a>")
  }

  private func writeHint(_ text: String, to html: inout ByteBuffer) {
    html.append(" <span class=\"h\">")
    html.appendHTML(text)
    html.append("</span>")
  }

  private func writeArguments(_ call: ToolCall, to html: inout ByteBuffer) {
    guard let arguments = call.arguments else { return html.appendUnknown() }
    html.append("<code>")
    FirstLine.write(arguments, to: &html)
    html.append("</code>")
  }

  private func writeResult(_ call: ToolCall, to html: inout ByteBuffer) {
    if call.kind == "image_generation", call.result?.isNull == false {
      // Its result is the picture itself, as base64 or as an address of the store's own.
      html.append("<span class=\"h\">a picture</span>")
    } else if let result = call.result {
      html.append("<code>")
      FirstLine.write(result, to: &html)
      html.append("</code>")
    } else if Self.lacksResult(call) {
      html.append("<span class=\"warn\">no result</span>")
      writeFailure(call, to: &html)
    } else {
      html.append("<span class=\"none\">kept by the provider</span>")
    }
  }

  /// What the run raised in place of a result.
  private func writeFailure(_ call: ToolCall, to html: inout ByteBuffer) {
    guard let exception = call.span.flatMap({ analysed.spans[$0].exception }) else { return }
    for text in [exception.type, exception.message] {
      guard let text, !text.isEmpty else { continue }
      html.append(" ")
      FirstLine.write(.text(ArraySlice(text.utf8)), to: &html)
    }
  }

  /// The run's own state, else what the model's output says of the call.
  private func writeStatus(_ call: ToolCall, to html: inout ByteBuffer) {
    if let ran = call.span {
      html.appendState(ShownState(analysed.trace.spans[ran]), isPill: false)
    } else if let status = call.status {
      html.appendHTML(status)
    } else {
      html.appendUnknown()
    }
  }

  /// The span that ran the call and how it was found: no span records a call's id, so each is a guess.
  private func writeRun(_ call: ToolCall, to html: inout ByteBuffer) {
    guard let ran = call.span else { return writeNoRun(call, to: &html) }
    links.write(ran, to: &html)
    switch call.match {
    case .arguments: html.append(" <span class=\"h\">matched by name and arguments</span>")
    case .order: html.append(" <span class=\"h\">matched by name and order</span>")
    case nil: break
    }
  }

  private func writeNoRun(_ call: ToolCall, to html: inout ByteBuffer) {
    if call.isAnsweredByID {
      html.append("<span class=\"h\">no span; answered by id in a later request</span>")
    } else if call.runsAtProvider {
      html.append("<span class=\"h\">at the provider</span>")
    } else {
      html.appendUnknown()
    }
  }
}
