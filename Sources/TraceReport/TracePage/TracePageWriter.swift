package import JSONBytes
package import TraceAnalysis

/// Writes the pages of traces in the format of a site.
package struct TracePageWriter: ~Copyable {
  package let format: SiteFormat
  private var page: TracePage
  /// What the page last written shows besides the copied files: to be written with it.
  package private(set) var files: [RecordedMediaFiles.File] = []

  /// `shell` and `rendersMarkdown` are for pages in HTML: Markdown shows texts as recorded.
  package init(format: SiteFormat, shell: PageShell, rendersMarkdown: Bool) {
    self.format = format
    page = TracePage(shell: shell, rendersMarkdown: rendersMarkdown)
  }

  /// Appends the whole page.
  package mutating func write(
    _ analysed: AnalysedTrace,
    _ texts: TraceTexts,
    _ surroundings: TraceSurroundings,
    to page: inout ByteBuffer
  ) {
    switch format {
    case .html:
      self.page.write(analysed, texts, surroundings, to: &page)
      files = self.page.files
    case .markdown:
      var markdown = MarkdownTracePage(analysed, surroundings)
      markdown.write(texts, to: &page)
      files = markdown.files
    }
  }
}
