import JSONBytes
import TraceAnalysis
import TraceModel

extension SpanSection {
  /// A box a call: what the model asked for, what came back, and the span that ran it.
  func writeToolCalls(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if analysis.toolCalls.isEmpty { return }
    html.append("<h4>Tool calls</h4>\n")
    for call in analysis.toolCalls { write(call, to: &html, payloads: &payloads) }
  }

  private func write(
    _ call: ToolCall,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<div class=\"call\"><p class=\"ch\">")
    html.appendBadge(.tool)
    html.append(" <strong>")
    html.appendHTML(call.name)
    html.append("</strong>")
    writeHead(call, to: &html)
    html.append("</p><dl>")
    row("Arguments", call.arguments, to: &html, payloads: &payloads)
    row("Result", call.result, to: &html, payloads: &payloads)
    html.append("</dl></div>\n")
  }

  private func writeHead(_ call: ToolCall, to html: inout ByteBuffer) {
    for text in [call.kind == call.name ? nil : call.kind, call.status] {
      guard let text else { continue }
      html.append(" <span class=\"h\">")
      html.appendHTML(text)
      html.append("</span>")
    }
    guard let ran = call.span else { return }
    html.append(" <span class=\"h\">ran in ")
    links.write(ran, to: &html)
    html.append("</span>")
  }

  private func row(
    _ label: StaticString,
    _ payload: Payload?,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<div><dt>")
    html.append(label)
    html.append("</dt><dd>")
    switch payload {
    case nil: html.append("<p class=\"none\">None recorded</p>")
    case .json(let value) where value.kind != .string: payloads.write(json: value, to: &html)
    case .json(let value): payloads.write(text: value.utf8 ?? [], to: &html)
    case .text(let bytes): payloads.write(text: bytes, to: &html)
    }
    html.append("</dd></div>")
  }
}
