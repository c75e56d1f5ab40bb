import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what the chunks add up to, choice by choice: text, reasoning, refusal and the arguments of
/// tools in boxes of their own.
struct StreamText {
  private let stream: StreamOutput

  init(_ stream: StreamOutput) { self.stream = stream }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if !stream.choices.contains(where: \.hasContent) {
      html.append("<h5>Put together</h5><p class=\"none\">The chunks carry no content</p>\n")
    }
    for choice in stream.choices where choice.hasContent || choice.finishReason != nil {
      write(choice, to: &html, payloads: &payloads)
    }
    writeEnd(to: &html)
  }

  private func writeEnd(to html: inout ByteBuffer) {
    let only = stream.choices.count == 1 ? stream.choices[0].finishReason : nil
    guard let end = stream.finalEvent ?? only else { return }
    html.append("<p class=\"hint\">Ended with <code>")
    html.appendHTML(end)
    html.append("</code></p>\n")
  }

  private func write(
    _ choice: StreamChoice,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    writeHead(choice, to: &html)
    box("Reasoning", choice.reasoning, to: &html, payloads: &payloads)
    box("Refusal", choice.refusal, to: &html, payloads: &payloads)
    box("Text put together", choice.text, to: &html, payloads: &payloads)
    for call in choice.toolCalls { write(call, to: &html, payloads: &payloads) }
  }

  private func writeHead(_ choice: StreamChoice, to html: inout ByteBuffer) {
    if stream.choices.count < 2 { return }
    html.append("<p class=\"h part\">")
    html.append(stream.kind == .responses ? "Item " : "Choice ")
    html.append(decimal: choice.index)
    if let reason = choice.finishReason {
      html.append(" · ")
      html.appendHTML(reason)
    }
    html.append("</p>\n")
  }

  private func box(
    _ title: StaticString,
    _ text: [UInt8]?,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    guard let text else { return }
    html.append("<h5>")
    html.append(title)
    html.append("</h5><div class=\"box\">")
    payloads.write(text: text[...], to: &html)
    html.append("</div>\n")
  }

  private func write(
    _ call: StreamToolCall,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<h5>Asked for <code>")
    html.appendHTML(call.name ?? "a tool")
    html.append("</code></h5>")
    switch Payload(recorded: call.arguments[...]) {
    case .json(let arguments): payloads.write(json: arguments, to: &html)
    case .text(let text) where text.isEmpty:
      html.append("<p class=\"none\">The chunks carry no arguments</p>\n")
    case .text(let text):
      html.append("<pre class=\"plain\">")
      html.appendHTML(text)
      html.append("</pre>\n")
    }
  }
}
