package import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the pages that prove which traces were compared: by rule, what was not paired and why, then
/// every case.
package struct PairingPage: Sendable {
  private let report: DiffReport
  private let format: SiteFormat
  /// Whether there is anything in the column of similarities.
  private let hasSimilarities: Bool
  /// Paths in the site, one a page; at least one.
  package let paths: [String]

  package init(_ report: DiffReport, in format: SiteFormat = .html) {
    self.report = report
    self.format = format
    hasSimilarities = report.comparison.pairing.cases.contains { $0.similarity != nil }
    let cases = report.comparison.pairing.cases.count
    let pages = max(1, (cases + CaseLinks.pageLength - 1) / CaseLinks.pageLength)
    paths = (0..<pages).map { page in
      "\(DiffPlace.pairing)\(page == 0 ? "" : "-\(page + 1)").\(format.fileExtension)"
    }
  }

  /// Appends a page as HTML; pages count from 0.
  ///
  /// The first one says what is not paired.
  package func write(page: Int, in shell: PageShell, to html: inout ByteBuffer) {
    let title = DiffHead(report).title
    shell.write(.diff("Pairing · \(title)"), to: &html) { html in
      html.appendCrumb(title)
    } neighbours: { html in
      html.appendDiffLinks(current: .pairing)
    } content: { html in
      html.append("<h1>How cases were paired</h1>\n<p class=\"sum\">")
      html.append(DiffHead(report).runs)
      html.append("</p>\n<div class=\"tables\">\n")
      HTMLBlocks.write(blocks(page: page), to: &html)
      html.append("</div>\n")
      PageNumbers(paths: paths, current: page, anchor: "main").write(to: &html)
    }
  }

  /// Appends a page as Markdown; pages count from 0.
  package func writeMarkdown(page: Int, to text: inout ByteBuffer) {
    var markdown = MarkdownBlocks(appendingTo: text)
    markdown.write(.heading(1, "How cases were paired"))
    markdown.write(.paragraph(DiffHead(report).runs))
    markdown.write(.paragraph([.link("The diff", to: "\(DiffPlace.overview).md")]))
    markdown.write(blocks(page: page))
    markdown.write(PageNumbers(paths: paths, current: page, anchor: "main").blocks)
    text = markdown.text
  }

  private var pairing: Pairing { report.comparison.pairing }

  private func blocks(page: Int) -> [ReportBlock] {
    (page == 0 ? summary + UnpairedTables(report).blocks : []) + cases(page: page)
  }

  private var summary: [ReportBlock] {
    var table = ReportTable(["Rule", "Cases#", "Traces of base#", "Traces of head#"])
    for (rule, cases) in PairingCounts(report).rules {
      let paired = pairing.cases.filter { $0.rule == rule }
      table.add(
        .own(rule.sentence),
        .count(cases),
        .count(paired.reduce(0) { $0 + $1.base.count }),
        .count(paired.reduce(0) { $0 + $1.head.count })
      )
    }
    let note = ReportBlock.note(Self.rules)
    let tables = table.rows.isEmpty ? [ReportBlock.note("No case is paired.")] : [.table(table)]
    return [.heading(2, "By rule")] + tables + [note]
  }

  private static let rules = """
    Each rule is tried on what those before it left. Several traces of one case are repeats: their mean \
    is compared. Similarity is the weight of the pairs of words that both inputs have through that of \
    those that either has; a pair that many inputs have weighs little.
    """

  private func cases(page: Int) -> [ReportBlock] {
    let from = page * CaseLinks.pageLength
    var table = ReportTable(
      ["Case", "Rule"] + (hasSimilarities ? ["Similarity#"] : [])
        + ["In base#", "In head#", "Trace of base", "Trace of head"]
    )
    for place in pairing.cases.indices.dropFirst(from).prefix(CaseLinks.pageLength) {
      table.add(cells(pairing.cases[place], place).map { [$0] })
    }
    if table.rows.isEmpty { return [] }
    return [.heading(2, "Cases"), .table(table)]
  }

  private func cells(_ paired: PairedCase, _ place: Int) -> [ReportInline] {
    let (base, head) = (report.base, report.head)
    let asked = base.trace(paired.base.first)?.asked ?? head.trace(paired.head.first)?.asked
    let name = CaseText.name(asked: asked, place: place)
    let similarity = paired.similarity.map { SignedText.plain($0, places: 2) } ?? ""
    let start: [ReportInline] = [
      .link(name, to: CaseText.path(place: place, in: format)),
      .recorded(paired.rule.title(report.match)),
    ]
    return start + (hasSimilarities ? [.own(similarity)] : []) + [
      .count(paired.base.count), .count(paired.head.count),
      base.id(paired.base.first), head.id(paired.head.first),
    ]
  }
}

extension PairingRule {
  /// What the rule goes by, as a row names it.
  fileprivate var sentence: String {
    switch self {
    case .demanded: "The key that --match names"
    case .recordID: "Dataset record or evaluation item"
    case .equalInput: "Equal inputs of the root"
    case .similarInput: "Inputs nearest to each other"
    case .experimentItem, .referenceExample: title(nil)
    }
  }
}

extension DiffSide {
  /// The trace at a place; nil where there is none.
  func trace(_ place: Int?) -> DiffTrace? {
    place.flatMap { traces.indices.contains($0) ? traces[$0] : nil }
  }

  /// The id of the trace at a place, cut for a line.
  func id(_ place: Int?) -> ReportInline {
    trace(place).map { .code(TextCut($0.key.id, limit: 80).marked) } ?? .own(ReportInline.unknown)
  }
}
