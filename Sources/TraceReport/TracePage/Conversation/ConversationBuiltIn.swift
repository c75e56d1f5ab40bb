import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the call of a built-in tool in words, as its output item of the Responses API has it.
///
/// What is not told here is in the span's own output.
struct BuiltInCall {
  let item: JSONValue
  let recorded: ConversationCall
  let scene: ConversationScene

  /// Nil for a call of a chat message.
  init?(_ recorded: ConversationCall, _ scene: ConversationScene) {
    guard let item = recorded.item else { return nil }
    self.item = item
    self.recorded = recorded
    self.scene = scene
  }

  private var call: ToolCall { recorded.call }

  /// Appends the rows of the call's box; nothing, and false, for a tool that is not known here.
  func write(
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) -> Bool {
    switch item["type"]?.string {
    case "web_search_call": writeWebSearch(to: &html)
    case "file_search_call": writeFileSearch(to: &html, payloads: &payloads)
    case "computer_call": ComputerCall(self).write(to: &html, media: &media)
    case "code_interpreter_call": writeCode(to: &html, media: &media)
    case "mcp_call": writeMCP(to: &html, payloads: &payloads)
    case "image_generation_call": writeImage(to: &html)
    default: return false
    }
    return true
  }

  func row(_ title: StaticString, to html: inout ByteBuffer, _ body: (inout ByteBuffer) -> Void) {
    html.append("<dt>")
    html.append(title)
    html.append("</dt><dd>")
    body(&html)
    html.append("</dd>")
  }

  /// A row of a text; none where there is no text.
  func row(_ title: StaticString, text: JSONValue?, to html: inout ByteBuffer) {
    guard let text, !text.isNull else { return }
    row(title, to: &html) { $0.appendHTML(text) }
  }

  private func writeError(to html: inout ByteBuffer) {
    guard let error = item["error"], !error.isNull else { return }
    html.append("<dt>Error</dt><dd class=\"bad\">")
    html.appendHTML(error)
    html.append("</dd>")
  }
}

// MARK: Searches

extension BuiltInCall {
  private func writeWebSearch(to html: inout ByteBuffer) {
    let action = item["action"]
    let queries = action?["queries"]?.elements.map { $0 } ?? []
    if queries.isEmpty {
      row("Query", text: action?["query"], to: &html)
    } else {
      writeQueries(queries, to: &html)
    }
    row("Pattern", text: action?["pattern"], to: &html)
    if let page = action?["url"]?.string {
      row("Page", to: &html) { CitationList.write(address: page, to: &$0) }
    }
    guard let sources = action?["sources"], sources.count > 0 else { return }
    row("Sources", to: &html) { html in
      html.append("<ol>")
      for source in sources.elements {
        html.append("<li>")
        CitationList.write(address: source["url"]?.string ?? "–", to: &html)
        html.append("</li>")
      }
      html.append("</ol>")
    }
  }

  private func writeQueries(_ queries: [JSONValue], to html: inout ByteBuffer) {
    row("Query", to: &html) { html in
      for query in queries {
        html.append("<p>")
        html.appendHTML(query)
        html.append("</p>")
      }
    }
  }

  private func writeFileSearch(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    writeQueries(item["queries"]?.elements.map { $0 } ?? [], to: &html)
    let results = item["results"]
    html.append("<dt>Results</dt><dd>")
    if results?.count ?? 0 == 0 { html.append("<p class=\"none\">– kept by the provider</p>") }
    for result in results?.elements.map({ $0 }) ?? [] {
      html.append("<p><b>")
      html.appendHTML(result["filename"]?.string ?? result["file_id"]?.string ?? "–")
      html.append("</b>")
      if let score = result["score"] {
        html.append(" <small>score ")
        html.appendHTML(score)
        html.append("</small>")
      }
      html.append("</p>")
      payloads.write(text: result["text"]?.utf8 ?? [], to: &html)
    }
    html.append("</dd>")
  }
}

// MARK: Programs and pictures

extension BuiltInCall {
  private func writeCode(to html: inout ByteBuffer, media: inout RecordedMediaFiles) {
    row("Code", to: &html) { writePlain(item["code"] ?? call.arguments?.json, to: &$0) }
    row("Output", to: &html) { html in
      if item["outputs"]?.count ?? 0 == 0 { html.append("<p class=\"none\">– none recorded</p>") }
      for output in item["outputs"]?.elements.map({ $0 }) ?? [] {
        if let place = RecordedMedia.Place(address: output["url"]) {
          ConversationMedia(RecordedMedia(kind: .picture, place: place))
            .write(to: &html, media: &media)
        } else {
          writePlain(output["logs"] ?? output, to: &html)
        }
      }
    }
  }

  private func writePlain(_ text: JSONValue?, to html: inout ByteBuffer) {
    html.append("<pre>")
    if let text { html.appendHTML(text, in: .content) }
    html.append("</pre>")
  }

  private func writeMCP(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    row("Server", text: item["server_label"], to: &html)
    for (title, value) in [("Arguments", call.arguments), ("Output", call.result)] {
      guard let value, !(title == "Output" && item["output"]?.isNull ?? true) else { continue }
      html.append("<dt>\(title)</dt><dd>")
      ConversationText.write(value, to: &html, payloads: &payloads)
      html.append("</dd>")
    }
    writeError(to: &html)
  }

  /// The picture itself follows the box as a part of the message, and with it the revised prompt.
  private func writeImage(to html: inout ByteBuffer) {
    let isMade = !(item["result"]?.isNull ?? true)
    row("Prompt", text: item["prompt"], to: &html)
    if !isMade { row("Revised", text: item["revised_prompt"], to: &html) }
    row("Picture", to: &html) { html in
      html.append(isMade ? "as below" : "<span class=\"none\">– none recorded</span>")
    }
    writeError(to: &html)
  }
}
