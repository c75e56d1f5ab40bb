import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the tools that were offered to a model and never called: their names, and folded all else.
struct UncalledTools {
  private let tools: [OfferedTool]
  private let links: SpanLinks

  private static let named = 6

  init(_ tools: [OfferedTool], links: SpanLinks) {
    self.tools = tools
    self.links = links
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if tools.isEmpty { return }
    html.append("<details class=\"more\"><summary>Offered but never called: ")
    for (place, tool) in tools.prefix(Self.named).enumerated() {
      if place > 0 { html.append(", ") }
      html.appendHTML(TextCut(tool.name, limit: 64).marked)
    }
    let rest = tools.count - Self.named
    if rest > 0 { html.append(" and \(CountText.text(rest, "more tool"))") }
    html.append("</summary>\n")
    for tool in tools { write(tool, to: &html, payloads: &payloads) }
    html.append("</details>\n")
  }

  private func write(
    _ tool: OfferedTool,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<div class=\"call\"><p class=\"ch\">")
    html.appendBadge(.tool)
    html.append(" <strong>")
    html.appendHTML(tool.name)
    html.append("</strong>")
    if tool.kind != tool.name {
      html.append(" <span class=\"h\">")
      html.appendHTML(tool.kind)
      html.append("</span>")
    }
    html.append(" <span class=\"h\">first offered in ")
    links.write(tool.span, to: &html)
    html.append("</span></p><dl>")
    writeRows(tool, to: &html, payloads: &payloads)
    html.append("</dl></div>\n")
  }

  private func writeRows(
    _ tool: OfferedTool,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<div><dt>Description</dt><dd>")
    if let text = tool.description?.utf8 {
      payloads.write(text: text, to: &html)
    } else {
      html.append("<p class=\"none\">None given</p>")
    }
    html.append("</dd></div><div><dt>")
    html.append(tool.kind == "function" ? "Parameters" : "Settings")
    html.append("</dt><dd>")
    if let schema = tool.schema {
      payloads.write(json: schema, to: &html)
    } else {
      html.append("<p class=\"none\">None</p>")
    }
    html.append("</dd></div>")
  }
}
