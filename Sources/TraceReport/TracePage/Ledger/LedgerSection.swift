import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes which spans' tokens and costs make the trace's, beside what the store states for it.
struct LedgerSection {
  private let analysed: AnalysedTrace
  private let links: SpanLinks
  private let columns: LedgerColumns
  private let rows: [LedgerRow]
  /// Streams whose tokens are unknown.
  private let unknown: [Diagnostic]

  private var trace: Trace { analysed.trace }
  private var ledger: TokenLedger { analysed.ledger }

  /// Nil where no tokens and no costs are reported, stated or missed.
  init?(_ analysed: AnalysedTrace, links: SpanLinks) {
    rows = LedgerRow.all(analysed)
    unknown = analysed.diagnostics.filter { $0.code == .streamWithoutUsage }
    let trace = analysed.trace
    if rows.isEmpty, unknown.isEmpty, trace.statedTokenUsage == nil, trace.statedCost == nil {
      return nil
    }
    self.analysed = analysed
    self.links = links
    columns = LedgerColumns(analysed)
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section id=\"k\"><h2>Tokens")
    columns.writeConvention(to: &html)
    html.append("</h2>\n")
    if !columns.isEmpty {
      html.append("<table class=\"ledger stack\"><caption class=\"vh\">Tokens and costs by span")
      html.append("</caption>")
      columns.writeHead(to: &html)
      html.append("<tbody>\n")
      for row in rows { write(row, to: &html) }
      html.append("</tbody><tfoot>\n")
      writeCounted(to: &html)
      LedgerStated(analysed, columns: columns).write(to: &html)
      html.append("</tfoot></table>\n")
    }
    for note in LedgerNotes(analysed.cost).lines {
      html.append("<p class=\"hint\">")
      html.append(note)
      html.append("</p>\n")
    }
    for diagnostic in unknown { write(diagnostic, to: &html) }
    html.append("</section>\n")
  }

  private func write(_ row: LedgerRow, to html: inout ByteBuffer) {
    let span = trace.spans[row.span]
    html.append(row.isCounted ? "<tr>" : "<tr class=\"incl\">")
    html.append("<th scope=\"row\">")
    html.appendBadge(span.kind)
    html.append(" ")
    links.write(row.span, to: &html)
    html.append("</th><td data-l=\"Model\">")
    html.appendNumber(span.model)
    html.append("</td>")
    columns.write(row.usage, cost: analysed.cost.words(of: row.span), to: &html)
    html.append("<td data-l=\"Counted\">")
    html.append(row.reason)
    if let outer = row.includedIn { links.write(outer, to: &html) }
    html.append("</td></tr>\n")
  }

  private func writeCounted(to html: inout ByteBuffer) {
    html.append("<tr class=\"total\"><th scope=\"row\">Counted</th><td class=\"blank\"></td>")
    columns.write(ledger.counted, cost: analysed.cost.sum.text, to: &html)
    html.append("<td data-l=\"Spans\">")
    html.append(decimal: rows.count { $0.isCounted })
    html.append(" of ")
    html.append(CountText.text(rows.count, "span"))
    html.append("</td></tr>\n")
  }

  /// The tokens that are not known, and what it takes to know them the next time.
  private func write(_ diagnostic: Diagnostic, to html: inout ByteBuffer) {
    html.append("<p class=\"warn\">")
    if let id = diagnostic.spanID, let index = analysed.tree.span(withID: id) {
      links.write(index, to: &html)
      html.append(": ")
    }
    html.appendHTML(diagnostic.message)
    html.append("</p>\n")
  }
}
