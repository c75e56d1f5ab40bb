import JSONBytes
import TraceAnalysis

/// Writes what was measured of each case: medians, their change with its interval, and the verdict.
struct NumberTable {
  private let comparison: RunComparison

  init(_ comparison: RunComparison) { self.comparison = comparison }

  /// What is shown first: what was found, the largest change before the others, then what was not, then what cannot be told.
  static func ordered(_ metrics: [MetricChange]) -> [MetricChange] {
    let found = metrics.filter(\.verdict.isDecided)
      .sorted { Finding.size($1.comparison) < Finding.size($0.comparison) }
    let others = metrics.filter { !$0.verdict.isDecided && !$0.verdict.isOpen }
    return found + others + metrics.filter(\.verdict.isOpen)
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section id=\"numbers\">")
    html.appendTitle("Numbers", remark: "medians over the cases")
    if comparison.metrics.isEmpty {
      html.append(
        "<p class=\"none\">Neither run records a duration, tokens or cost.</p></section>\n"
      )
      return
    }
    html.append("<table class=\"df\"><caption class=\"vh\">Numbers of base and head</caption>")
    html.append(Self.head)
    writeAxis(to: &html)
    html.append(Self.headEnd)
    for change in Self.ordered(comparison.metrics) { write(change, to: &html) }
    html.append("</tbody></table>\n")
    for rule in DiffRules.numbers(comparison) {
      html.append("<p class=\"hint\">")
      html.appendHTML(rule)
      html.append("</p>\n")
    }
    html.append("</section>\n")
  }

  private static let head: StaticString = """
    <thead><tr><th scope="col">Metric, median</th><th scope="col" class="n side">Base</th>\
    <th scope="col" class="n side">Head</th><th scope="col" class="n">Change</th>\
    <th scope="col" class="n ci">95 % interval</th><th scope="col" class="gl">
    """

  private static let headEnd: StaticString = """
    </th><th scope="col" class="n ci">p, adjusted</th><th scope="col" class="n side">n</th>\
    <th scope="col" class="vd">Verdict</th></tr></thead><tbody>

    """

  private func writeAxis(to html: inout ByteBuffer) {
    html.append("<span class=\"vh\">Change on a log axis</span>")
    html.append("<svg width=\"100%\" height=\"16\" aria-hidden=\"true\">")
    for label in RatioAxis.labels {
      html.append("<text y=\"12\" x=\"")
      html.append(share: RatioAxis.place(label.ratio) ?? 0.5)
      html.append("\">")
      html.append(label.text)
      html.append("</text>")
    }
    html.append("</svg>")
  }

  private func write(_ change: MetricChange, to html: inout ByteBuffer) {
    let shown = ShownChange(change.comparison, change.metric.scale)
    html.append("<tr><th scope=\"row\">")
    html.append(change.metric.rowTitle)
    html.append("</th>")
    html.appendCell([change.metric.shown(change.base)], "n side")
    html.appendCell([change.metric.shown(change.head)], "n side")
    html.appendCell([shown.change])
    html.appendCell([shown.interval], "n ci")
    html.append("<td class=\"gl\">")
    IntervalGlyph(change.comparison, change.verdict).write(to: &html)
    html.append("</td>")
    html.appendCell([.own(SignedText.probability(change.adjustedPValue))], "n ci")
    html.appendCell([.count(change.comparison.cases)], "n side")
    html.append("<td class=\"vd\">")
    html.append(change.verdict, cases: change.comparison.cases)
    html.append("</td></tr>\n")
  }
}

extension Metric {
  /// The words of its row in a table of medians.
  var rowTitle: String { self == .failures ? "Failed traces, rate" : title }
}
