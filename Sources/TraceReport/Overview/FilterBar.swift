import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the controls over the list of traces into a template: the script shows them, and without it
/// they are not there.
struct FilterBar {
  private let report: Report

  /// Choices a menu offers; the search finds the others.
  private static let most = 50

  init(_ report: Report) { self.report = report }

  func write(to html: inout ByteBuffer) {
    html.append("<template class=\"filterbar\"><div class=\"filters\" role=\"search\">")
    html.append("<input type=\"search\" class=\"q\" aria-label=\"Search traces\" ")
    html.append("placeholder=\"Search names, requests, answers, ids\"> <kbd>/</kbd>")
    chip("error", "✕", "Failed", .error, to: &html)
    chip("progress", "◔", "In progress", .inProgress, to: &html)
    menu("model", "Model", report.rows.map { $0.summary.models }, to: &html)
    menu("name", "Name", report.rows.map { $0.name.map { [$0] } ?? [] }, to: &html)
    menu("kind", "Kind", report.rows.map { $0.kind.map { [$0.title] } ?? [] }, to: &html)
    menu("session", "Session", report.rows.map { $0.session.map { [$0] } ?? [] }, to: &html)
    let experiments = report.rows.map { $0.experiment.title.map { [$0] } ?? [] }
    menu("experiment", "Experiment", experiments, to: &html)
    menu("run", "Run", report.rows.map { $0.summary.labels.runs }, to: &html)
    menu("assessment", "Assessment", report.rows.map(\.summary.assessmentLabels), to: &html)
    let evaluations = report.rows.map { $0.summary.evaluationRunID.map { [$0] } ?? [] }
    menu("evaluation", "Evaluation", evaluations, to: &html)
    judges(to: &html)
    html.append("<output class=\"count\"></output></div></template>\n")
  }

  private func chip(
    _ state: StaticString,
    _ glyph: StaticString,
    _ label: StaticString,
    _ wanted: TraceState,
    to html: inout ByteBuffer
  ) {
    let count = report.rows.count { $0.state == wanted }
    if count == 0 { return }
    html.append("<button type=\"button\" class=\"chip\" aria-pressed=\"false\" data-state=\"")
    html.append(state)
    html.append("\"><span aria-hidden=\"true\">")
    html.append(glyph)
    html.append("</span> ")
    html.append(label)
    html.append(" <b>")
    html.append(count: Int64(count))
    html.append("</b></button>")
  }

  private func judges(to html: inout ByteBuffer) {
    if report.judges == 0 { return }
    let others = report.rows.count - report.judges
    html.append("<select class=\"f\" data-filter=\"judge\" aria-label=\"Judges\">")
    html.append("<option value=\"\">Judges</option><option value=\"yes\">only judges (")
    html.append(count: Int64(report.judges))
    html.append(")</option><option value=\"no\">no judges (")
    html.append(count: Int64(others))
    html.append(")</option></select>")
  }

  private func menu(
    _ key: StaticString,
    _ label: StaticString,
    _ values: [[String]],
    to html: inout ByteBuffer
  ) {
    let counts = ValueCounts(values).values
    guard counts.count > 1 else { return }
    html.append("<select class=\"f\" data-filter=\"")
    html.append(key)
    html.append("\" aria-label=\"")
    html.append(label)
    html.append("\"><option value=\"\">")
    html.append(label)
    html.append("</option>")
    for (value, traces) in counts.prefix(Self.most) {
      html.append("<option value=\"")
      html.appendHTML(value)
      html.append("\">")
      html.appendHTML(value)
      html.append(" (\(CountText.text(Int64(traces))))</option>")
    }
    let rest = counts.count - Self.most
    if rest > 0 {
      html.append("<option disabled>\(CountText.text(Int64(rest))) more: use the search</option>")
    }
    html.append("</select>")
  }
}
