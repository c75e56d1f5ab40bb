import JSONBytes
import TraceModel

/// Writes a part of a message that is neither said nor called, such as the tools of an MCP server.
struct ConversationItem {
  private let item: JSONValue

  init(_ item: JSONValue) { self.item = item }

  func write(_ type: String, to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    switch type {
    case "mcp_list_tools": writeTools(to: &html)
    case "mcp_approval_request": writeApprovalRequest(to: &html, payloads: &payloads)
    case "mcp_approval_response": writeApproval(to: &html)
    case "item_reference": says("Item", item["id"], to: &html)
    default:
      html.append("<p class=\"h\"><code>")
      html.appendHTML(type)
      html.append("</code>, whole in the span</p>")
    }
  }

  private func says(_ words: StaticString, _ text: JSONValue?, to html: inout ByteBuffer) {
    html.append("<p class=\"h\">")
    html.append(words)
    if let text {
      html.append(" <code>")
      html.appendHTML(text)
      html.append("</code>")
    }
    html.append("</p>")
  }

  private func writeTools(to html: inout ByteBuffer) {
    says("Tools of the MCP server", item["server_label"], to: &html)
    if let error = item["error"], !error.isNull {
      html.append("<p class=\"bad\">")
      html.appendHTML(error)
      html.append("</p>")
    }
    html.append("<ul>")
    for tool in item["tools"]?.elements.map({ $0 }) ?? [] {
      html.append("<li><b>")
      html.appendHTML(tool["name"]?.string ?? "–")
      html.append("</b>")
      if let description = tool["description"], !description.isNull {
        html.append(" ")
        html.appendHTML(description)
      }
      html.append("</li>")
    }
    html.append("</ul>\n")
  }

  private func writeApprovalRequest(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    says("Asks to be allowed to call", item["name"], to: &html)
    guard let arguments = item["arguments"]?.utf8 else { return }
    ConversationText.write(.text(arguments), to: &html, payloads: &payloads)
  }

  private func writeApproval(to html: inout ByteBuffer) {
    let isGranted = item["approve"]?.bool == true
    says(isGranted ? "Allowed the call" : "Did not allow the call", nil, to: &html)
    guard let reason = item["reason"], !reason.isNull else { return }
    html.append("<p>")
    html.appendHTML(reason)
    html.append("</p>")
  }
}
