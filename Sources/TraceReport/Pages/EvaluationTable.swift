import TraceAnalysis

/// The runs of `mlflow.genai.evaluate`, a row for each assessment of a run.
struct EvaluationTable {
  private let links: PageLinks

  init(_ links: PageLinks) { self.links = links }

  /// Empty without such runs.
  func blocks(_ runs: [EvaluationRun]) -> [ReportBlock] {
    if runs.isEmpty { return [] }
    return [.heading(2, "Evaluation runs")]
      + PageTable.blocks(Self.head, of: runs.flatMap(Self.rows), cells: cells)
      + [.note(Self.rules)]
  }

  private static let rules = """
    Runs of mlflow.genai.evaluate, known by what they wrote on the traces that they judged.
    """

  private typealias Row = (run: EvaluationRun, assessment: AssessmentStatistics?)

  private static func rows(_ run: EvaluationRun) -> [Row] {
    run.assessments.isEmpty ? [(run, nil)] : run.assessments.map { (run, $0) }
  }

  private static let head = PageTable.Head(
    titles: [
      "Run", "Traces#", "Assessment", "Source", "Judged#", "Result#", "95 % interval#", "Failing#",
      "Errors#",
    ],
    reason: ""
  )

  private func cells(_ row: Row) -> [[ReportInline]] {
    let found = row.assessment
    let cells: [ReportInline] = [
      links.list(row.run.id, .evaluation), .count(row.run.traces.count), .known(found?.shownName),
      .known(found?.source), .number(found.map { CountText.text(Int64($0.judged)) }),
      found?.result ?? .own(ReportInline.unknown), found?.interval ?? .own(ReportInline.unknown),
      .number(found.map { CountText.text(Int64($0.failing.count)) }),
      .number(found.map { CountText.text(Int64($0.errors)) }),
    ]
    return cells.map { [$0] }
  }
}
