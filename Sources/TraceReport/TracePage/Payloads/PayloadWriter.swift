import JSONBytes
import TraceModel

/// Writes recorded values: JSON laid out, texts as Markdown or as they are.
struct PayloadWriter: ~Copyable {
  /// Where the attachments of the trace at hand lie in the site.
  var files: [SiteAttachment] = []
  private var markdown = MarkdownRenderer()
  /// JSON laid out, before it is known how much of it to show.
  private var block = ByteBuffer(capacity: 4096)
  private let rendersMarkdown: Bool

  /// A value of more lines than this shows only its first ones.
  private static let longLines = 40
  private static let shownLines = 24

  /// A text of more bytes than this shows only its beginning.
  private static let longText = 16_384
  private static let shownText = 1200

  init(rendersMarkdown: Bool) { self.rendersMarkdown = rendersMarkdown }

  /// A value with its title; texts are read as Markdown.
  ///
  /// Folded, only the title is in sight, and all of the value is one click away.
  mutating func write(
    _ title: StaticString,
    _ payload: Payload,
    isFolded: Bool = false,
    to html: inout ByteBuffer
  ) {
    html.append(isFolded ? "<details class=\"more\"><summary>" : "<h4>")
    html.append(title)
    html.append(isFolded ? "</summary>" : "</h4>")
    if let text = payload.utf8 {
      write(text: text, to: &html)
    } else if let json = payload.json {
      write(json: json, isWhole: isFolded, to: &html)
    }
    if isFolded { html.append("</details>\n") }
  }

  /// A text of the trace; Markdown where that is wanted.
  ///
  /// A long one shows its beginning, and all of it one click away.
  mutating func write(text: ArraySlice<UInt8>, to html: inout ByteBuffer) {
    guard text.count > Self.longText else { return writeWhole(text, to: &html) }
    let beginning = String(decoding: text.prefix(Self.shownText), as: UTF8.self)
    html.append("<div class=\"text\"><pre class=\"plain\">")
    html.appendHTML(beginning)
    html.append("…</pre></div><details class=\"long\"><summary>All ")
    html.append(CountText.characters(of: text))
    html.append("</summary>")
    writeWhole(text, to: &html)
    html.append("</details>\n")
  }

  private mutating func writeWhole(_ text: ArraySlice<UInt8>, to html: inout ByteBuffer) {
    html.append("<div class=\"text\">")
    if rendersMarkdown {
      let files = files
      let result = markdown.render(
        text,
        attachments: { MarkdownFiles.path(of: $0, in: files) },
        into: &html
      )
      if case .plain(let reason) = result { note(reason.words, to: &html) }
    } else {
      html.append("<pre class=\"plain\">")
      html.appendHTML(text)
      html.append("</pre>")
    }
    html.append("</div>\n")
  }

  /// JSON; a long one shows its first lines, and the others one click away, unless it is to be whole.
  mutating func write(json: JSONValue, isWhole: Bool = false, to html: inout ByteBuffer) {
    block.removeAll()
    let lines = JSONPrinter().print(json, into: &block)
    block.withBytes { bytes in
      let isCut = !isWhole && lines > Self.longLines
      let cut = isCut ? Self.end(ofLine: Self.shownLines, in: bytes) : bytes.count
      if cut > Self.longText, !isWhole {
        return fold(bytes, label: "Show all \(CountText.text(lines, "line"))", to: &html)
      }
      html.append("<pre class=\"json\">")
      html.append(UnsafeBufferPointer(rebasing: bytes[..<cut]))
      html.append("</pre>\n")
      if cut < bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[(cut + 1)...])
        let label = "Show \(CountText.text(lines - Self.shownLines, "more line"))"
        fold(rest, label: label, to: &html)
      }
    }
  }

  /// The lines that follow the ones shown, one click away.
  private func fold(
    _ lines: UnsafeBufferPointer<UInt8>,
    label: String,
    to html: inout ByteBuffer
  ) {
    html.append("<details class=\"long\"><summary>")
    html.append(label)
    html.append("</summary><pre class=\"json\">")
    html.append(lines)
    html.append("</pre></details>\n")
  }

  /// Offset of the line feed that ends a line; the number of bytes where there are fewer lines.
  private static func end(ofLine line: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var left = line
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      left -= 1
      if left == 0 { return offset }
    }
    return bytes.count
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
    case .tooDeep: "the text nests too deep"
    case .tooRepetitive: "the text repeats a long address too often"
    }
  }
}
