import CCMark
package import JSONBytes

/// Renders Markdown as HTML: CommonMark, under rules that keep hostile text harmless and lose none.
///
/// - A heading is at least an `<h4>`, the page has the ones above.
/// - Raw HTML is shown as text.
/// - Links lead to http, https and mailto only; elsewhere, the address is shown after the text.
/// - A picture is shown if it is an attachment, else it is a link.
/// - Nesting beyond `MarkdownWriter.deepestNesting` is shown flat.
///
/// Not for two threads at once: each worker has its own.
package struct MarkdownRenderer: ~Copyable {
  private let arena = MarkdownArena()

  /// Creates a renderer, with memory that it keeps from text to text.
  package init() {}

  /// Appends a text as HTML blocks.
  ///
  /// - Parameters:
  ///   - utf8: Markdown. Bytes that are not UTF-8 become U+FFFD.
  ///   - attachments: The path, relative to the page, of a copied picture that an address stands
  ///     for; nil if it stands for none.
  ///   - buffer: Where to append.
  /// - Returns: Whether the text was rendered, or why it is shown as it is.
  package mutating func render(
    _ utf8: ArraySlice<UInt8>,
    attachments: (String) -> String?,
    into buffer: inout ByteBuffer
  ) -> MarkdownOutcome {
    utf8.withUnsafeBufferPointer { text in
      let survey = MarkdownSurvey(text)
      if let reason = survey.refusal {
        buffer.append("<pre class=\"plain\">\n")
        buffer.appendHTML(text)
        buffer.append("</pre>\n")
        return .plain(reason)
      }
      if survey.isParagraphs {
        buffer.append(paragraphs: text)
      } else {
        parse(text, hasZeros: survey.hasZeros, attachments: attachments, into: &buffer)
      }
      return .rendered
    }
  }

  /// Renders a text by libcmark, whatever is in it.
  mutating func parse(
    _ text: UnsafeBufferPointer<UInt8>,
    hasZeros: Bool,
    attachments: (String) -> String?,
    into buffer: inout ByteBuffer
  ) {
    guard !hasZeros else {
      let pictures = text.flatMap { $0 == 0 ? Array("\u{2400}".utf8) : [$0] }
      pictures.withUnsafeBufferPointer {
        parse($0, hasZeros: false, attachments: attachments, into: &buffer)
      }
      return
    }
    arena.lend { memory in
      guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return }
      text.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
      guard let document = cmark_parser_finish(parser) else { return }
      Self.walk(document, attachments: attachments, into: &buffer)
    }
  }

  /// Writes a tree.
  ///
  /// Neither tree nor parser nor iterator is freed: the arena goes back to its start.
  private static func walk(
    _ document: OpaquePointer,
    attachments: (String) -> String?,
    into buffer: inout ByteBuffer
  ) {
    guard let iterator = cmark_iter_new(document) else { return }
    var writer = MarkdownWriter(buffer: buffer)
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { break }
      let node = MarkdownNode(pointer)
      if event == CMARK_EVENT_EXIT {
        writer.leave(node)
      } else if node.type == CMARK_NODE_IMAGE {
        writer.enterImage(node, attachment: attachments(String(decoding: node.url, as: UTF8.self)))
      } else {
        writer.enter(node)
      }
    }
    buffer = writer.buffer
  }
}
