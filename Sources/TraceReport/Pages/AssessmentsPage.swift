import TraceAnalysis
import TraceModel

/// What people, code and judges said of the traces: by name and source, how the values are spread, which
/// traces failed, and where sources do not agree.
struct AssessmentsPage {
  private let rows: [AssessmentStatistics]
  private let disagreements: [Disagreement]
  private let links: PageLinks

  init(_ statistics: RunStatistics, _ links: PageLinks) {
    rows = statistics.assessments
    disagreements = statistics.disagreements
    self.links = links
  }

  var blocks: [ReportBlock] {
    let shown = Array(rows.prefix(PageTable.most))
    return [.heading(2, "By name and source")]
      + PageTable.blocks(Self.head, of: rows, cells: cells)
      + [.note(Self.rules), .heading(2, "How the values are spread"), .spreads(shown)]
      + ValueTable.blocks(shown)
      + [.heading(2, "Failing traces")]
      + PageTable.blocks(Self.failures, of: rows.filter { !$0.failing.isEmpty }, cells: failing)
      + [.heading(2, "Where sources differ")]
      + PageTable.blocks(Self.differing, of: disagreements, cells: cells)
      + [.note(Self.agreeing)]
  }

  private static let none = "No assessment judges a trace of this report."

  private static let rules = """
    Pass rates are of truth values and of the words yes, no, true, false, pass and fail, with the 95 % \
    interval after Wilson; means are of numbers, with the one by Student’s t. Expectations judge nothing, \
    and what a later assessment overrides is left out. Errors are judges that failed, empty ones said \
    nothing: neither is judged.
    """

  private static let agreeing = """
    A source is a type and who it was, so two people are two sources. They agree on a trace where all they \
    say is the same.
    """

  private static let head = PageTable.Head(
    titles: [
      "Assessment", "Source", "Judged#", "Pass rate#", "Mean#", "95 % interval#", "p50#",
      "Failing#", "Errors#", "Empty#",
    ],
    reason: none
  )

  private func cells(_ row: AssessmentStatistics) -> [[ReportInline]] {
    let label = row.label
    let cells: [ReportInline] = [
      links.list(row.shownName, .assessment, label.text), .recorded(row.source),
      .count(row.judged), .percent(row.passRate?.rate),
      .number(row.mean.map { ScoreText.text($0.mean) }), row.interval,
      .number(row.numbers.map { ScoreText.text($0.p50) }),
      links.number(row.failing.count, .assessment, label.failed),
      links.number(row.errors, .assessment, label.error), .count(row.empty),
    ]
    return cells.map { [$0] }
  }

  private static let failures = PageTable.Head(
    titles: ["Assessment", "Source", "Traces#", "Such as"],
    reason: "No assessment says no to a trace."
  )

  private func failing(_ row: AssessmentStatistics) -> [[ReportInline]] {
    [
      [.recorded(row.shownName)], [.recorded(row.source)],
      [links.number(row.failing.count, .assessment, row.label.failed)], links.traces(row.failing),
    ]
  }

  private static let differing = PageTable.Head(
    titles: ["Assessment", "Traces with several sources#", "Differing#", "Such as"],
    reason: "No trace was judged by two sources under one name."
  )

  private func cells(_ row: Disagreement) -> [[ReportInline]] {
    let label = AssessmentLabel.differing(row.name)
    let traces = links.traces(row.differing)
    return [
      [.recorded(TextCut(row.name, limit: PageLinks.shown).marked)], [.count(row.compared)],
      [links.number(row.differing.count, .assessment, label)],
      traces.isEmpty ? [.own(ReportInline.unknown)] : traces,
    ]
  }
}
