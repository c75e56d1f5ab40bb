import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the experiments and runs of a report that has several, each leading to its traces.
struct ExperimentBar {
  private let experiments: ValueCounts
  private let runs: ValueCounts
  private let list: TraceList

  /// More than this are told by their number alone.
  private static let most = 12

  init(_ report: Report) {
    experiments = ValueCounts(report.counted.lazy.map { $0.experiment.title.map { [$0] } ?? [] })
    list = report.list
    runs = ValueCounts(report.counted.lazy.map { $0.summary.labels.runs })
  }

  func write(to html: inout ByteBuffer) {
    write("Experiments", "experiment", experiments, atLeast: 2, to: &html)
    write("Runs", "run", runs, atLeast: 1, to: &html)
  }

  private func write(
    _ label: StaticString,
    _ key: StaticString,
    _ counts: ValueCounts,
    atLeast fewest: Int,
    to html: inout ByteBuffer
  ) {
    guard counts.values.count >= fewest else { return }
    html.append("<p class=\"bar\"><span class=\"o\">")
    html.append(label)
    html.append("</span>")
    for (value, traces) in counts.values.prefix(Self.most) {
      html.append(" <a href=\"#")
      html.append(key)
      html.append("=")
      html.appendHTML(list.fragment(FragmentText.encoded(value)))
      html.append("\">")
      html.appendHTML(value)
      html.append("</a> <span class=\"o\">")
      html.append(count: Int64(traces))
      html.append("</span>")
    }
    let rest = counts.values.count - Self.most
    if rest > 0 { html.append(" <span class=\"o\">and \(CountText.text(Int64(rest))) more</span>") }
    html.append("</p>\n")
  }
}
