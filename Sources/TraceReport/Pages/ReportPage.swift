package import JSONBytes

/// A page over many traces: a title, a line that says what it is of, and tables.
package struct ReportPage: Sendable {
  private let kind: ReportPageKind
  private let report: Report
  /// All that the site has.
  private let kinds: [ReportPageKind]
  private let format: SiteFormat

  /// The pages that have something to tell of a report, in the order of their links.
  package static func all(of report: Report, in format: SiteFormat) -> [ReportPage] {
    let kinds = ReportPageKind.all(of: report)
    return kinds.map { ReportPage(kind: $0, report: report, kinds: kinds, format: format) }
  }

  /// Path in the site.
  package var path: String { kind.path(in: format) }

  /// Appends the page as HTML.
  package func write(in shell: PageShell, to html: inout ByteBuffer) {
    let title = "\(kind.title)"
    let frame = PageShell.Frame(title: "\(title) · \(report.title)", kind: "numbers", root: "")
    shell.write(frame, to: &html) { html in
      html.appendCrumb(title)
    } neighbours: { html in
      html.appendPageLinks(kinds, current: kind)
    } content: { html in
      html.append("<h1>\(title)</h1>\n<p class=\"sum\">")
      html.appendHTML(summary)
      html.append("</p>\n<div class=\"tables\">\n")
      HTMLBlocks.write(blocks, to: &html)
      html.append("</div>\n")
    }
  }

  /// Appends the page as Markdown.
  package func writeMarkdown(to text: inout ByteBuffer) {
    var markdown = MarkdownBlocks(appendingTo: text)
    markdown.write(.heading(1, "\(kind.title)"))
    markdown.write(.paragraph([.recorded(summary)]))
    markdown.write(ReportPageKind.links(kinds, besides: kind))
    markdown.write(blocks)
    text = markdown.text
  }

  private var summary: String {
    let judges = report.judgesNote.map { ["\($0.traces) \($0.rest)"] } ?? []
    return ([report.title] + OverviewPage.summary(of: report) + judges).joined(separator: " · ")
  }

  private var blocks: [ReportBlock] {
    let links = PageLinks(report, format)
    return switch kind {
    case .models: ModelsPage(report.statistics, report.prices, links).blocks
    case .tools: ToolsPage(report.statistics, links).blocks
    case .errors: ErrorsPage(report.statistics, links).blocks
    case .names: NamesPage(report.statistics, links).blocks
    case .sessions: SessionsPage(report, links).blocks
    case .runs: GroupsPage(report, links).blocks
    case .assessments: AssessmentsPage(report.statistics, links).blocks
    }
  }
}

extension ReportPageKind {
  /// A line of links in Markdown, from a page or from the overview.
  static func links(_ kinds: [ReportPageKind], besides current: ReportPageKind?) -> [ReportBlock] {
    let others = kinds.filter { $0 != current }.map { kind in
      ReportInline.link("\(kind.label)", to: kind.path(in: .markdown))
    }
    let overview = current.map { _ in ReportInline.link("All traces", to: "index.md") }
    let links = [overview].compactMap(\.self) + others
    if links.isEmpty { return [] }
    return [.paragraph(Array(links.map { [$0] }.joined(separator: [.own(" · ")])))]
  }
}

extension ByteBuffer {
  /// Links to the pages over many traces, for the right of the top bar.
  mutating func appendPageLinks(
    _ kinds: [ReportPageKind],
    current: ReportPageKind? = nil,
    root: StaticString = ""
  ) {
    if kinds.isEmpty { return }
    append("<nav class=\"pn over\" aria-label=\"Pages of the report\">")
    for kind in kinds {
      append(kind == current ? "<a aria-current=\"page\" href=\"" : "<a href=\"")
      append(root)
      append(kind.path(in: .html))
      append("\">")
      append(kind.label)
      append("</a> ")
    }
    append("</nav>")
  }
}
