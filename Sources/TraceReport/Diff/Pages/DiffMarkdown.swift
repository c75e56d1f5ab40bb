package import JSONBytes
import TraceAnalysis

/// Writes the pages of a diff over all cases as Markdown.
package struct DiffMarkdown: Sendable {
  private let report: DiffReport
  /// Paths in the site, one a page; at least one.
  package let paths: [String]

  package init(_ report: DiffReport) {
    self.report = report
    paths = (0..<CaseLinks.pages(report.comparison)).map { CaseLinks.path(page: $0, in: .markdown) }
  }

  /// Appends a page; pages count from 0.
  ///
  /// The first one has the numbers.
  package func write(page: Int, to text: inout ByteBuffer) {
    let head = DiffHead(report)
    var blocks = MarkdownBlocks(appendingTo: text)
    blocks.write(.heading(1, [.recorded(head.title)]))
    blocks.write(.paragraph(head.runs))
    blocks.write(.paragraph(VerdictSentence(report).runs()))
    blocks.write(.paragraph(head.pairing(.markdown)))
    if page == 0 { blocks.write(numbers) }
    blocks.write(cases(page: page))
    text = blocks.text
  }

  private var comparison: RunComparison { report.comparison }

  private var numbers: [ReportBlock] {
    let tables = DiffTables(comparison, .markdown)
    let remarks = DiffHead(report).remarks.map { ReportBlock.paragraph([.recorded($0)]) }
    var blocks = remarks + [.heading(2, "Numbers")]
    blocks += comparison.metrics.isEmpty ? [] : [.table(tables.numbers)]
    blocks += DiffRules.numbers(comparison).map { .note($0) }
    return blocks + assessments(tables) + origins(tables) + DiffBlocks(comparison).tokens
      + DiffBlocks(comparison).tools + DiffBlocks(comparison).errors
  }

  private func assessments(_ tables: DiffTables) -> [ReportBlock] {
    if comparison.assessments.isEmpty { return [] }
    return [
      .heading(2, "Assessments"), .table(tables.assessments(comparison.assessments)),
      .note(DiffRules.assessments(comparison)),
    ] + DiffRules.power(comparison).map { .paragraph($0) } + comparison.assessments.flatMap(moved)
  }

  /// The cases that moved by an assessment, by name.
  private func moved(_ change: AssessmentChange) -> [ReportBlock] {
    [(change.worse, "worse"), (change.better, "better")].compactMap { places, way in
      if places.isEmpty { return nil }
      let known = places.filter(comparison.cases.indices.contains)
      let shown = known.prefix(20).map { [comparison.cases[$0].link(in: .markdown)] }
      let rest = known.count - shown.count
      let name = ReportInline.recorded(TextCut(change.name, limit: CaseText.limit).marked)
      return .paragraph(
        [name, .own(", \(way): ")] + Array(shown.joined(separator: [.own(", ")]))
          + (rest > 0 ? [.own(" and \(CountText.text(Int64(rest))) more")] : [])
      )
    }
  }

  private func origins(_ tables: DiffTables) -> [ReportBlock] {
    if comparison.spanNames.isEmpty { return [] }
    let lead = TimeChange.lead(comparison.spanNames).map { [ReportBlock.paragraph($0)] } ?? []
    let kinds = ReportBlock.table(tables.times("Critical path by kind", comparison.kinds))
    return [.heading(2, "Where it comes from")] + lead
      + [.table(tables.times("Critical path by span", comparison.spanNames))]
      + (comparison.kinds.isEmpty ? [] : [kinds])
  }

  private func cases(page: Int) -> [ReportBlock] {
    let from = page * CaseLinks.pageLength
    let shown = comparison.cases.dropFirst(from).prefix(CaseLinks.pageLength)
    if shown.isEmpty {
      return [
        .heading(2, "Cases"), .note("No cases: no trace of base is paired with one of head."),
      ]
    }
    return [.heading(2, "Cases, the worst first")]
      + [.table(DiffTables(comparison, .markdown).cases(shown))]
      + PageNumbers(paths: paths, current: page, anchor: "cases").blocks
  }
}
