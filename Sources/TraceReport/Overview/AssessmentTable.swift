import JSONBytes
import TraceAnalysis

/// Writes what assessments come to, by name and source, with how their values are spread; below it the
/// same as a table.
struct AssessmentTable {
  private let rows: [AssessmentStatistics]
  private let list: TraceList

  private static let shown = 8

  init(_ rows: [AssessmentStatistics], _ list: TraceList) {
    self.rows = rows
    self.list = list
  }

  /// Nothing without assessments.
  func write(to html: inout ByteBuffer) {
    if rows.isEmpty { return }
    let judged = rows.reduce(0) { $0 + $1.judged }
    html.append("<section><h2>Assessments <span class=\"sub\">")
    html.append("\(CountText.text(judged, "value")) by name and source</span></h2>\n")
    html.appendTableHead("nums judged", Self.columns)
    for row in rows.prefix(Self.shown) { write(row, to: &html) }
    html.append("</tbody></table>\n")
    html.append(Self.legend)
    HTMLBlocks.write(ValueTable.blocks(rows.prefix(Self.shown)), to: &html)
    html.appendMore(
      rows.count - Self.shown,
      "more assessment",
      to: "assessments.html",
      else: "More on assessments"
    )
    html.append("</section>\n")
  }

  /// What the colours and lines of the charts mean.
  static let legend: StaticString = """
    <p class="legend"><span><i class="sw okbar"></i> yes</span> <span><i class="sw errbar"></i> no, with \
    the interval of the pass rate below</span> <span>numbers on a linear axis, the mean dashed</span></p>

    """

  private static let columns = [
    TableColumn("Assessment"), TableColumn("Source", "by"), TableColumn("Judged", "n"),
    TableColumn("<span class=\"vh\">How the values are spread</span>", "spark"),
    TableColumn("Result", "n"), TableColumn("95 % interval", "n"), TableColumn("Failing", "n"),
    TableColumn("Errors", "n"),
  ]

  private func write(_ row: AssessmentStatistics, to html: inout ByteBuffer) {
    html.append("<tr><th scope=\"row\" data-l=\"")
    html.appendHTML(row.source)
    html.append("\">")
    write(row.shownName, row.label.text, to: &html)
    html.append("</th><td class=\"by\">")
    html.appendHTML(row.source)
    html.append("</td><td class=\"n\">")
    html.append(count: Int64(row.judged))
    html.append("</td><td class=\"spark\">")
    SpreadChart(row, isLarge: false).write(to: &html)
    html.append("</td><td class=\"n\">")
    html.append([row.result])
    html.append("</td><td class=\"n\">")
    html.append([row.interval])
    html.append("</td><td class=\"n\">")
    write(row.failing.count, row.label.failed, to: &html)
    html.append("</td><td class=\"n\">")
    write(row.errors, row.label.error, to: &html)
    html.append("</td></tr>\n")
  }

  /// A number of traces or judgements, leading to the list; alone where it is 0.
  private func write(_ number: Int, _ label: String, to html: inout ByteBuffer) {
    let text = CountText.text(Int64(number))
    if number == 0 { html.append(text) } else { write("✕ \(text)", label, to: &html) }
  }

  private func write(_ text: String, _ label: String, to html: inout ByteBuffer) {
    guard let fragment = list.fragment(.assessment, label) else {
      return html.appendHTML(text, in: .content)
    }
    html.append("<a href=\"#")
    html.appendHTML(fragment)
    html.append("\">")
    html.appendHTML(text, in: .content)
    html.append("</a>")
  }
}
