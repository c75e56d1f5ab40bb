package import JSONBytes

/// Writes the pages of traces in the format of a site.
package struct TracePageWriter: ~Copyable {
  package let format: SiteFormat
  private var page: TracePage
  /// `shell` and `rendersMarkdown` are for pages in HTML: Markdown shows texts as recorded.
  package init(format: SiteFormat, shell: PageShell, rendersMarkdown: Bool) {
    self.format = format
    page = TracePage(shell: shell, rendersMarkdown: rendersMarkdown)
  }

  /// Writes what the pages of a batch say, as far as that can be done for all of them at once.
  package mutating func write(_ drafts: [TraceDraft]) {
    if format == .html { page.write(drafts) }
  }

  /// Appends the whole page of a trace whose batch was written.
  package func append(_ draft: TraceDraft, to page: inout ByteBuffer) {
    switch format {
    case .html: self.page.append(draft, to: &page)
    case .markdown:
      var markdown = MarkdownTracePage(draft.analysed, draft.tools, draft.surroundings)
      markdown.write(draft.texts, to: &page)
      draft.files = markdown.files
    }
  }
}
