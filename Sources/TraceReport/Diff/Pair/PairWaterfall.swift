import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the waterfalls of both traces as one table: a row a step, base above head, on one time scale
/// that begins where each trace begins.
struct PairWaterfall {
  private let pair: PairContents
  private let steps: PairSteps
  private let base: WaterfallSide
  private let head: WaterfallSide
  private let axis: TimeAxis

  /// Rows that are shown; beyond, the traces' own pages tell.
  private static let most = 2000

  init(_ pair: PairContents) {
    self.pair = pair
    steps = PairSteps(pair)
    let (base, head) = (Waterfall(pair.base), Waterfall(pair.head))
    let length = max(base.axis.length, head.axis.length)
    self.base = WaterfallSide(pair.base, base, length: length, isBase: true)
    self.head = WaterfallSide(pair.head, head, length: length, isBase: false)
    axis = TimeAxis(length: length)
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Both waterfalls</h2>\n<table class=\"wf pw\"><caption class=\"vh\">")
    html.append("Spans of both traces, base above head</caption><thead><tr>")
    html.append("<th scope=\"col\">Span</th><th scope=\"col\" class=\"n bn\">Base</th>")
    html.append(
      "<th scope=\"col\" class=\"n bn\">Head</th><th scope=\"col\" class=\"n\">Change</th>"
    )
    html.append("<th scope=\"col\" class=\"bar\"><span class=\"vh\">Time</span>")
    axis.write(to: &html)
    html.append("</th></tr></thead><tbody>\n")
    for row in pair.alignment.rows.prefix(Self.most) { write(row, to: &html) }
    html.append("</tbody></table>\n")
    writeLegend(to: &html)
    HTMLBlocks.write(steps.folded, to: &html)
    html.append("</section>\n")
  }

  private func write(_ row: SpanAlignment.Row, to html: inout ByteBuffer) {
    html.append("<tr><th scope=\"row\">")
    let address = steps.address(of: row)
    html.append(address == nil ? "<span class=\"row d" : "<a class=\"row d")
    html.append(decimal: min(row.depth, 20))
    if let address {
      html.append("\" href=\"")
      html.appendHTML(address)
    }
    html.append("\">")
    writeName(of: row, to: &html)
    html.append(address == nil ? "</span></th>" : "</a></th>")
    writeNumbers(of: row, to: &html)
    html.append("<td class=\"bar\">")
    writeBars(of: row, to: &html)
    html.append("</td></tr>\n")
  }

  private func writeName(of row: SpanAlignment.Row, to html: inout ByteBuffer) {
    html.appendBadge(steps.kind(of: row))
    html.append(" <span class=\"nm\">")
    html.appendHTML(steps.name(of: row))
    html.append("</span>")
    if let ordinal = steps.ordinal(of: row) {
      html.append(" <span class=\"o\">")
      html.append(decimal: ordinal)
      html.append("</span>")
    }
    for tag in steps.tags(of: row) {
      html.append(" <span class=\"h\">")
      html.append([tag])
      html.append("</span>")
    }
  }

  private func writeNumbers(of row: SpanAlignment.Row, to html: inout ByteBuffer) {
    for (side, span) in [(pair.base, row.base), (pair.head, row.head)] {
      html.append("<td class=\"n bn\">")
      html.appendDuration(nanoseconds: span.flatMap { side.trace.spans[$0].durationNS })
      html.append("</td>")
    }
    html.append("<td class=\"n\">")
    html.append([.change(nanoseconds: steps.change(of: row))])
    html.append("</td>")
  }

  private func writeBars(of row: SpanAlignment.Row, to html: inout ByteBuffer) {
    html.append("<svg width=\"100%\" height=\"40\" class=\"")
    html.append(steps.kind(of: row).cssClass)
    html.append("\" aria-hidden=\"true\">")
    for tick in axis.ticks.dropFirst() { base.writeRule(at: tick, to: &html) }
    base.write(row.base, to: &html)
    head.write(row.head, to: &html)
    html.append("</svg>")
  }

  private func writeLegend(to html: inout ByteBuffer) {
    let rows = pair.alignment.rows
    html.append("<p class=\"legend\">")
    html.append("<span><svg class=\"kM\" width=\"28\" height=\"10\" aria-hidden=\"true\">")
    html.append(
      "<rect class=\"wall\" x=\"1\" y=\"0.5\" width=\"26\" height=\"9\"/></svg> base, upper</span> "
    )
    html.append("<span><svg class=\"kM\" width=\"28\" height=\"10\" aria-hidden=\"true\">")
    html.append(
      "<rect class=\"self\" x=\"1\" y=\"0.5\" width=\"26\" height=\"9\"/></svg> head, lower</span> "
    )
    html.append("<span>one time scale, aligned by structure; ")
    html.append(count: Int64(pair.alignment.paired))
    html.append(" of \(CountText.text(rows.count, "step")) in both</span> ")
    if pair.alignment.paired < rows.count { html.append("<span>dashed: no partner</span> ") }
    if rows.count > Self.most {
      html.append(
        "<span>\(CountText.text(rows.count - Self.most, "more step")) on the traces’ pages</span>"
      )
    }
    html.append("</p>\n")
  }
}
