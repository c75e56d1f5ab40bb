import TraceAnalysis

/// The tables of a diff for formats that do not draw.
struct DiffTables {
  private let comparison: RunComparison
  /// Nil where cases have no pages to lead to.
  private let format: SiteFormat?

  init(_ comparison: RunComparison, _ format: SiteFormat? = nil) {
    self.comparison = comparison
    self.format = format
  }

  var numbers: ReportTable {
    var table = ReportTable([
      "Metric, median", "Base#", "Head#", "Change#", "95 % interval#", "p, adjusted#", "n#",
      "Verdict",
    ])
    for change in NumberTable.ordered(comparison.metrics) {
      let shown = ShownChange(change.comparison, change.metric.scale)
      let cases = change.comparison.cases
      table.add(
        .own(change.metric.rowTitle),
        change.metric.shown(change.base),
        change.metric.shown(change.head),
        shown.change,
        shown.interval,
        .own(SignedText.probability(change.adjustedPValue)),
        .count(cases),
        .own(change.verdict.text(cases: cases))
      )
    }
    return table
  }

  func assessments(_ changes: some Sequence<AssessmentChange>) -> ReportTable {
    var table = ReportTable([
      "Assessment", "By", "Base#", "Head#", "Change#", "95 % interval#", "Worse#", "Better#",
      "p, adjusted#", "Verdict",
    ])
    for change in changes { add(change, to: &table) }
    return table
  }

  private func add(_ change: AssessmentChange, to table: inout ReportTable) {
    let shown = ShownChange(change.comparison, change.shownScale)
    table.add(
      .recorded(TextCut(change.name, limit: CaseText.limit).marked),
      .recorded(change.sourceTitle),
      change.shown(change.base),
      change.shown(change.head),
      shown.change,
      shown.interval,
      .count(change.worse.count),
      .count(change.better.count),
      .own(SignedText.probability(change.adjustedPValue)),
      .own(change.verdict.text(cases: change.comparison.cases))
    )
  }

  func times(_ column: String, _ changes: [TimeChange]) -> ReportTable {
    var table = ReportTable([column, "Kind", "Base#", "Head#", "Change#"])
    for change in changes.prefix(50) {
      let name = change.name.map { TextCut($0, limit: CaseText.limit).marked }
      table.add(
        [[.recorded(name ?? change.kind.title)], [.recorded(change.kind.title)]]
          + change.cells.map { [$0] }
      )
    }
    let total = TimeChange.total(changes).cells
    table.add([[.strong("Mean duration")], []] + total.map { [$0] })
    return table
  }

  /// A row a case.
  func cases(_ cases: some Sequence<CaseChange>) -> ReportTable {
    var table = ReportTable([
      "Case", "What changed", "Base answer", "Head answer", "Duration#", "Output tokens#",
    ])
    for change in cases {
      let (base, head) = change.shownAnswers
      table.add([
        [change.link(in: format)], [.recorded(CaseMarks(change).text)],
        [.known(base)], [.known(head)],
        [change.durationText], change.tokenTexts,
      ])
    }
    return table
  }
}
