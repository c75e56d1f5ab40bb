import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes a waterfall as a table whose last column holds a bar a row, as SVG.
///
/// Positions are percentages in geometry attributes: sharp at every width, and no style attribute,
/// which the page's policy would refuse.
struct WaterfallHTML {
  private let analysed: AnalysedTrace
  private let waterfall: Waterfall
  private let anchors: SpanAnchors
  private let columns: Columns

  /// The columns that hold something in this trace.
  private struct Columns {
    let hasTokens: Bool
    let hasCost: Bool
    /// Whether a cost is by the price table.
    let hasPrice: Bool
  }

  init(_ analysed: AnalysedTrace, anchors: SpanAnchors, ordinals: Ordinals) {
    self.analysed = analysed
    self.anchors = anchors
    waterfall = Waterfall(analysed, ordinals)
    // By index: each span handed on would be copied.
    let spans = analysed.trace.spans
    columns = Columns(
      hasTokens: spans.indices.contains { analysed.spans[$0].tokenUsage?.total != nil },
      hasCost: spans.indices.contains { analysed.cost.spans[$0]?.cost?.total != nil },
      hasPrice: analysed.cost.sum.priceTableUSD != nil
    )
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section id=\"w\" data-length=\"")
    html.append(decimal: waterfall.axis.length)
    html.append("\"><h2>Waterfall</h2>\n")
    WaterfallFilter(analysed).write(to: &html)
    html.append("<table class=\"wf\"><caption class=\"vh\">Waterfall of all spans</caption>")
    writeHead(to: &html)
    html.append("<tbody>\n")
    for row in waterfall.rows { write(row, to: &html) }
    html.append("</tbody></table>\n")
    writeLegend(to: &html)
    html.append("</section>\n")
  }

  private func writeHead(to html: inout ByteBuffer) {
    html.append("<thead><tr><th scope=\"col\">Span</th><th scope=\"col\" class=\"n\">Duration</th>")
    html.append("<th scope=\"col\" class=\"n self\">Self</th>")
    if columns.hasTokens { html.append("<th scope=\"col\" class=\"n\">Tokens</th>") }
    if columns.hasCost { html.append("<th scope=\"col\" class=\"n cost\">Cost</th>") }
    html.append("<th scope=\"col\" class=\"bar\"><span class=\"vh\">Time</span>")
    TimeAxis(length: waterfall.axis.length).write(to: &html)
    html.append("</th></tr></thead>")
  }

  private func write(_ row: WaterfallRow, to html: inout ByteBuffer) {
    // Once: each look-up would copy them.
    let span = analysed.trace.spans[row.span]
    let analysis = analysed.spans[row.span]
    writeRowStart(row, span, to: &html)
    html.append("<th scope=\"row\"><a class=\"row d")
    html.append(decimal: min(row.depth, 20))
    html.append("\" href=\"#")
    html.append(anchors[row.span])
    html.append("\">")
    html.appendBadge(span.kind)
    html.append(" <span class=\"nm\">")
    html.appendHTML(span.name)
    html.append("</span>")
    writeRemarks(row, span, analysis, to: &html)
    html.append("</a></th>")
    writeNumbers(row.span, span, analysis, to: &html)
    html.append("<td class=\"bar\">")
    WaterfallBar(row: row, axis: waterfall.axis).write(span, analysis, to: &html)
    html.append("</td></tr>\n")
  }

  /// What the script folds, filters and zooms by.
  private func writeRowStart(_ row: WaterfallRow, _ span: Span, to html: inout ByteBuffer) {
    html.append(span.status == .error ? "<tr class=\"fail\" data-d=\"" : "<tr data-d=\"")
    html.append(decimal: row.depth)
    html.append("\" data-s=\"")
    html.append(decimal: row.bar.start - waterfall.axis.start)
    html.append("\" data-e=\"")
    html.append(decimal: row.bar.end - waterfall.axis.start)
    html.append("\" data-k=\"")
    html.append(span.kind.isModelCall ? "model" : span.kind == .tool ? "tool" : "other")
    html.append("\">")
  }

  private func writeRemarks(
    _ row: WaterfallRow,
    _ span: Span,
    _ analysis: SpanAnalysis,
    to html: inout ByteBuffer
  ) {
    if let ordinal = row.ordinal {
      html.append(" <span class=\"o\">")
      html.append(decimal: ordinal)
      html.append("</span>")
    }
    if span.status == .error { html.append(" <span class=\"h err\">Error</span>") }
    if row.isOpen { html.append(" <span class=\"h prog\">In progress</span>") }
    if let hint = SpanHint(span, analysis).text {
      html.append(" <span class=\"h\">")
      html.appendHTML(hint)
      html.append("</span>")
    }
  }

  private func writeNumbers(
    _ index: Int,
    _ span: Span,
    _ analysis: SpanAnalysis,
    to html: inout ByteBuffer
  ) {
    html.append("<td class=\"n\">")
    html.appendDuration(nanoseconds: span.durationNS)
    html.append("</td><td class=\"n self\">")
    html.appendDuration(nanoseconds: analysis.selfTimeNS)
    html.append("</td>")
    if columns.hasTokens {
      html.append("<td class=\"n\">")
      if let total = analysis.tokenUsage?.total { html.append(count: total) }
      html.append("</td>")
    }
    if columns.hasCost {
      html.append("<td class=\"n cost\">")
      if let cost = analysed.cost.text(of: index) { html.appendHTML(cost) }
      html.append("</td>")
    }
  }

  private func writeLegend(to html: inout ByteBuffer) {
    html.append("<p class=\"legend\">")
    var shown: Set<SpanKind> = []
    for index in analysed.tree.order {
      let kind = analysed.trace.spans[index].kind
      guard shown.insert(kind).inserted else { continue }
      html.append("<span><span class=\"k ")
      html.append(kind.cssClass)
      html.append("\" aria-hidden=\"true\">")
      html.append(kind.letter)
      html.append("</span> ")
      html.appendHTML(kind.title)
      html.append("</span> ")
    }
    writeMarks(to: &html)
    html.append("</p>\n")
  }

  /// Only the marks that occur in this waterfall.
  private func writeMarks(to html: inout ByteBuffer) {
    let spans = analysed.trace.spans
    if spans.count > 1 {
      html.append("<span>solid: the span itself, outlined: in its children</span> ")
    }
    if spans.indices.contains(where: { !analysed.spans[$0].criticalStretches.isEmpty }) {
      html.append("<span><svg width=\"24\" height=\"8\" aria-hidden=\"true\">")
      html.append("<rect class=\"crit\" y=\"3\" width=\"24\" height=\"2\"/></svg>")
      html.append(" critical path</span> ")
    }
    if waterfall.rows.contains(where: { $0.firstTokenNS != nil }) {
      html.append("<span>▾ first token</span> ")
    }
    if columns.hasPrice {
      html.append("<span>\(CostWords.mark) cost ")
      html.append(CostWords.byPrices(of: analysed.cost.pricesDate))
      html.append("</span> ")
    }
    if spans.indices.contains(where: { spans[$0].status == .error }) {
      html.append("<span><span class=\"err\">✕</span> failed</span> ")
    }
  }
}
