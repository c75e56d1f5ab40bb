package import JSONBytes

/// Renders Markdown as HTML: CommonMark with GitHub's tables, struck text, tasks and bare
/// links, under rules that keep hostile text harmless and lose none.
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
        parse(text, survey: survey, attachments: attachments, into: &buffer)
      }
      return .rendered
    }
  }

  /// Renders a text by libcmark, whatever is in it.
  mutating func parse(
    _ text: UnsafeBufferPointer<UInt8>,
    survey: MarkdownSurvey,
    attachments: (String) -> String?,
    into buffer: inout ByteBuffer
  ) {
    guard survey.hasZeros else {
      parse(text, attachments: attachments, survey: survey, into: &buffer)
      return
    }
    let pictures = text.flatMap { $0 == 0 ? Array("\u{2400}".utf8) : [$0] }
    pictures.withUnsafeBufferPointer {
      parse($0, attachments: attachments, survey: survey, into: &buffer)
    }
  }

  /// Renders a text without zero bytes.
  ///
  /// Neither trees nor parsers nor iterators are freed: the arena goes back to its start.
  private func parse(
    _ text: UnsafeBufferPointer<UInt8>,
    attachments: (String) -> String?,
    survey: MarkdownSurvey,
    into buffer: inout ByteBuffer
  ) {
    arena.lend { memory in
      guard let document = MarkdownNode(parsing: text, memory: memory) else { return }
      let features = survey.features
      let needsLines = !features.isDisjoint(with: [.tables, .tasks])
      let lines = needsLines ? MarkdownLines(text) : nil
      let tables = MarkdownTables(
        in: document,
        of: features.contains(.tables) ? lines : nil,
        hasDefinitions: survey.hasDefinitions,
        memory: memory
      )
      let writer = MarkdownWriter(buffer: buffer, features: features, lines: lines)
      var walk = MarkdownWalk(writer: writer, tables: tables)
      walk.write(document, attachments: attachments)
      buffer = walk.finish()
    }
  }
}
