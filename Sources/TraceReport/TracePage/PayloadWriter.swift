import JSONBytes
import TraceModel

/// Writes recorded values: JSON laid out, texts as Markdown or as they are.
struct PayloadWriter: ~Copyable {
  /// Where the attachments of the trace at hand lie in the site.
  var files: [SiteAttachment] = []
  private var markdown = MarkdownRenderer()
  private let rendersMarkdown: Bool

  /// Values of more lines than this are folded.
  private static let longLines = 40

  init(rendersMarkdown: Bool) { self.rendersMarkdown = rendersMarkdown }

  /// A value with its title; texts are read as Markdown.
  mutating func write(_ title: StaticString, _ payload: Payload, to html: inout ByteBuffer) {
    html.append("<h4>")
    html.append(title)
    html.append("</h4>")
    if let text = payload.utf8 {
      write(text: text, to: &html)
    } else if let json = payload.json {
      write(json: json, to: &html)
    }
  }

  /// A text of the trace; Markdown where that is wanted.
  mutating func write(text: ArraySlice<UInt8>, to html: inout ByteBuffer) {
    html.append("<div class=\"text\">")
    if rendersMarkdown {
      let files = files
      let result = markdown.render(text, attachments: { MarkdownFiles.path(of: $0, in: files) }, into: &html)
      if case .plain(let reason) = result { note(reason.words, to: &html) }
    } else {
      html.append("<pre class=\"plain\">")
      html.appendHTML(text)
      html.append("</pre>")
    }
    html.append("</div>\n")
  }

  /// JSON, folded where it is long.
  mutating func write(json: JSONValue, to html: inout ByteBuffer) {
    var block = ByteBuffer(capacity: 4096)
    let lines = JSONPrinter().print(json, into: &block)
    if lines > Self.longLines {
      html.append("<details class=\"long\"><summary>Show all ")
      html.append(CountText.text(lines, "line"))
      html.append("</summary>")
    }
    html.append("<pre class=\"json\">")
    block.withBytes { html.append($0) }
    html.append("</pre>")
    if lines > Self.longLines { html.append("</details>") }
    html.append("\n")
  }

  /// A value in one cell of a table, unparsed.
  func write(inline payload: Payload, to html: inout ByteBuffer) {
    html.append("<code>")
    switch payload {
    case .json(let value): html.appendHTML(value.token)
    case .text(let bytes): html.appendHTML(bytes)
    }
    html.append("</code>")
  }

  private func note(_ words: StaticString, to html: inout ByteBuffer) {
    html.append("<p class=\"hint\">Shown as recorded, not as Markdown: ")
    html.append(words)
    html.append("</p>")
  }
}

extension MarkdownOutcome.Reason {
  fileprivate var words: StaticString {
    switch self {
    case .tooLong: "the text is longer than 64 KiB"
    case .tooManyBrackets: "the text has more than 2,000 opening brackets"
    case .tooDeep: "the text nests more than 100 levels deep"
    case .tooRepetitive: "the text repeats a long address too often"
    }
  }
}
