package import JSONBytes
import TraceAnalysis

/// Writes the pages of a diff over all cases: the verdict and the numbers first, then the cases, the
/// worst first.
package struct DiffPage: Sendable {
  private let report: DiffReport
  private let links: CaseLinks
  private let filterBar: CaseFilterBar
  /// What every page says first, each paragraph with its class.
  private let head: [(style: StaticString, runs: [ReportInline])]
  /// Paths in the site, one a page; at least one.
  package let paths: [String]

  package init(_ report: DiffReport) {
    self.report = report
    let links = CaseLinks(report.comparison)
    self.links = links
    filterBar = CaseFilterBar(report.comparison)
    head = Self.head(of: report, links)
    paths = (0..<CaseLinks.pages(report.comparison)).map { CaseLinks.path(page: $0, in: .html) }
  }

  /// Appends a page; pages count from 0.
  ///
  /// The first one has the numbers.
  package func write(page: Int, in shell: PageShell, to html: inout ByteBuffer) {
    let title = DiffHead(report).title
    shell.write(.diff(title), to: &html) { html in
      html.appendCrumb(title)
    } neighbours: { html in
      html.appendDiffLinks(current: page == 0 ? .overview : .cases)
    } content: { html in
      writeHead(to: &html)
      if page == 0 { writeNumbers(to: &html) }
      writeCases(page: page, to: &html)
    }
  }

  private var comparison: RunComparison { report.comparison }

  private func writeHead(to html: inout ByteBuffer) {
    html.append("<h1>")
    html.appendHTML(report.base.name)
    html.append(" <span class=\"o\">against</span> ")
    html.appendHTML(report.head.name)
    html.append("</h1>\n")
    for (style, runs) in head { write(runs, style, to: &html) }
  }

  private static func head(
    of report: DiffReport,
    _ links: CaseLinks
  ) -> [(style: StaticString, runs: [ReportInline])] {
    let head = DiffHead(report)
    let paragraphs: [(style: StaticString, runs: [ReportInline])] = [
      ("sum", head.runs), ("verdict", VerdictSentence(report).runs(links)),
      ("sum", head.pairing(.html)),
    ]
    return paragraphs + head.remarks.map { ("hint", [.recorded($0)]) }
  }

  private func write(_ runs: [ReportInline], _ style: StaticString, to html: inout ByteBuffer) {
    html.append("<p class=\"")
    html.append(style)
    html.append("\">")
    html.append(runs)
    html.append("</p>\n")
  }

  private func writeNumbers(to html: inout ByteBuffer) {
    NumberTable(comparison).write(to: &html)
    let cases = comparison.pairing.cases.count
    let names = OriginTable("Where it comes from", "Critical path by span", comparison.spanNames)
    let kinds = OriginTable("Time by kind", "Critical path by kind", comparison.kinds)
    html.append("<div class=\"grid g11\">\n")
    if !comparison.assessments.isEmpty { AssessmentChangeTable(comparison, links).write(to: &html) }
    if !comparison.spanNames.isEmpty { names.write(cases: cases, to: &html) }
    if !comparison.kinds.isEmpty { kinds.write(cases: cases, to: &html) }
    let blocks = DiffBlocks(comparison, links)
    write(blocks.tokens, to: &html)
    html.append("</div>\n")
    write(blocks.tools, to: &html)
    write(blocks.errors, to: &html)
  }

  private func write(_ blocks: [ReportBlock], to html: inout ByteBuffer) {
    if blocks.isEmpty { return }
    html.append("<div class=\"tables\">\n")
    HTMLBlocks.write(blocks, to: &html)
    html.append("</div>\n")
  }

  private func writeCases(page: Int, to html: inout ByteBuffer) {
    let from = page * CaseLinks.pageLength
    let shown = min(comparison.cases.count - from, CaseLinks.pageLength)
    html.append("<section id=\"cases\" data-total=\"")
    html.append(decimal: max(0, shown))
    html.append("\">")
    html.appendTitle("Cases", remark: "the worst first")
    if shown > 0 {
      filterBar.write(to: &html)
      if paths.count > 1 { writeRange(from, shown, to: &html) }
      CaseTable(comparison, links, page: page).write(to: &html)
    } else {
      html.append("<p class=\"none\">No cases: no trace of base is paired with one of head.</p>")
    }
    PageNumbers(paths: paths, current: page, anchor: "cases").write(to: &html)
    html.append("</section>\n")
  }

  private func writeRange(_ from: Int, _ shown: Int, to html: inout ByteBuffer) {
    let (first, last) = (CountText.text(Int64(from + 1)), CountText.text(Int64(from + shown)))
    let all = CountText.text(comparison.cases.count, "case")
    html.append(
      "<p class=\"hint\">Cases \(first) to \(last) of \(all), the worst first; search and "
    )
    html.append("filters look through these alone.</p>\n")
  }
}

/// The pages of a diff that link to each other.
enum DiffPageKind {
  case overview, pairing, cases
}

extension PageShell.Frame {
  /// A page of a diff at the site's top.
  static func diff(_ title: String) -> PageShell.Frame {
    PageShell.Frame(title: title, kind: "diff", root: "")
  }
}

extension ByteBuffer {
  /// Links to the other pages of a diff, for the right of the top bar.
  mutating func appendDiffLinks(current: DiffPageKind) {
    append("<nav class=\"pn\" aria-label=\"Pages of the diff\">")
    append(current == .overview ? "<a aria-current=\"page\" href=\"" : "<a href=\"")
    append("\(DiffPlace.overview).html\">Diff</a> ")
    append(current == .pairing ? "<a aria-current=\"page\" href=\"" : "<a href=\"")
    append("\(DiffPlace.pairing).html\">Pairing</a></nav>")
  }
}
