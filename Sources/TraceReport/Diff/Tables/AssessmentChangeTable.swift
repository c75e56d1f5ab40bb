import JSONBytes
import TraceAnalysis

/// Writes how cases were judged in base and head; counts lead to the cases that moved.
struct AssessmentChangeTable {
  private let comparison: RunComparison
  private let links: CaseLinks

  init(_ comparison: RunComparison, _ links: CaseLinks) {
    self.comparison = comparison
    self.links = links
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section id=\"assessments\">")
    html.appendTitle("Assessments", remark: "counts: cases that moved")
    html.append(
      "<table class=\"df as\"><caption class=\"vh\">Assessments of base and head</caption>"
    )
    html.append(Self.head)
    for (place, change) in comparison.assessments.enumerated() { write(change, place, to: &html) }
    html.append("</tbody></table>\n<p class=\"hint\">")
    html.append(DiffRules.assessments(comparison))
    html.append("</p>\n")
    for sentence in DiffRules.power(comparison) {
      html.append("<p class=\"hint\">")
      html.append(sentence)
      html.append("</p>\n")
    }
    html.append("</section>\n")
  }

  private static let head: StaticString = """
    <thead><tr><th scope="col">Assessment</th><th scope="col" class="n">Base</th>\
    <th scope="col" class="n">Head</th><th scope="col" class="n">Change</th>\
    <th scope="col" class="n moved">Worse</th>\
    <th scope="col" class="n moved">Better</th><th scope="col" class="n ci">p, adj.</th>\
    <th scope="col" class="vd">Verdict</th></tr></thead><tbody>

    """

  private func write(_ change: AssessmentChange, _ place: Int, to html: inout ByteBuffer) {
    let shown = ShownChange(change.comparison, change.shownScale)
    html.append("<tr><th scope=\"row\">")
    html.appendHTML(TextCut(change.name, limit: CaseText.limit).marked)
    html.append(" <span class=\"h\">")
    html.appendHTML(change.sourceTitle)
    html.append("</span></th>")
    html.appendCell([change.shown(change.base)])
    html.appendCell([change.shown(change.head)])
    html.append("<td class=\"n\">")
    html.append([shown.change])
    html.append(" <span class=\"h\">")
    html.append([shown.interval])
    html.append("</span></td>")
    writeMoved(change.worse, place, "worse", to: &html)
    writeMoved(change.better, place, "better", to: &html)
    html.appendCell([.own(SignedText.probability(change.adjustedPValue))], "n ci")
    html.append("<td class=\"vd\">")
    html.append(change.verdict, cases: change.comparison.cases)
    html.append("</td></tr>\n")
  }

  private func writeMoved(
    _ places: [Int],
    _ place: Int,
    _ way: String,
    to html: inout ByteBuffer
  ) {
    html.append("<td class=\"n moved\" data-l=\"\(way)\">")
    html.append([links.count(places, group: CaseLinks.group(ofAssessment: place, way))])
    html.append("</td>")
  }
}

extension AssessmentChange {
  /// What its change is of.
  var shownScale: ShownChange.Scale { scale == .passes ? .rates : .scores }

  /// A pass rate as passes of cases, where repeats of a case agree; else as percent; a mean as it is.
  func shown(_ value: Double?) -> ReportInline {
    guard let value, value.isFinite else { return .own(ReportInline.unknown) }
    if scale == .numbers { return .own(SignedText.plain(value)) }
    let passes = value * Double(comparison.cases)
    let isWhole = (passes - passes.rounded()).magnitude < 1e-6
    guard isWhole else { return .percent(value) }
    return .own(
      "\(CountText.text(Int64(clampingRounded: passes)))/\(CountText.text(Int64(comparison.cases)))"
    )
  }
}
