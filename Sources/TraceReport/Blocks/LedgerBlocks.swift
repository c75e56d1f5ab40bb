import TraceAnalysis
import TraceModel

/// Which spans' tokens and costs make the trace's, beside what the store states for it.
struct LedgerBlocks {
  private let place: ReportPlace
  private let columns: LedgerColumns
  private let rows: [LedgerRow]

  init(_ place: ReportPlace) {
    self.place = place
    columns = LedgerColumns(place.analysed)
    rows = LedgerRow.all(place.analysed)
  }

  private var analysed: AnalysedTrace { place.analysed }
  private var ledger: TokenLedger { analysed.ledger }

  /// Empty where no tokens and no costs are reported, stated or missed.
  var blocks: [ReportBlock] {
    let unknown = analysed.diagnostics.filter { $0.code == .streamWithoutUsage }
    let trace = analysed.trace
    let isStated = trace.statedTokenUsage != nil || trace.statedCost != nil
    if rows.isEmpty, unknown.isEmpty, !isStated { return [] }
    let table = columns.isEmpty ? [] : [ReportBlock.table(self.table)]
    let missed = unknown.map { diagnostic in
      ReportBlock.paragraph(
        place.link(toSpanOf: diagnostic.spanID) + [.own(" "), .recorded(diagnostic.message)]
      )
    }
    let notes = LedgerNotes(analysed.cost).lines.map { ReportBlock.paragraph($0) }
    return [.heading(2, "Tokens")] + table + notes + missed
  }

  private var table: ReportTable {
    let titles = columns.keys.map { "\($0.title)#" } + (columns.hasCost ? ["Cost#"] : [])
    var table = ReportTable(["Span", "Model"] + titles + ["Counted"])
    for row in rows {
      let span = analysed.trace.spans[row.span]
      table.add(
        [place.link(to: row.span), [.known(span.model)]]
          + numbers(row.usage, analysed.cost.words(of: row.span)) + [reason(row)]
      )
    }
    table.add(total("Counted", ledger.counted, analysed.cost.sum.text, note: ""))
    let trace = analysed.trace
    let (usage, cost) = (trace.statedTokenUsage, trace.statedCost?.total.map(DollarText.text))
    table.add(total("Stated by the store", usage, cost, note: check))
    return table
  }

  private func total(
    _ title: String,
    _ usage: TokenUsage?,
    _ cost: String?,
    note: String
  ) -> [[ReportInline]] {
    [[.own(title)], []] + numbers(usage, cost) + [[.own(note)]]
  }

  private func numbers(_ usage: TokenUsage?, _ cost: String?) -> [[ReportInline]] {
    let tokens = columns.keys.map { key in
      [ReportInline.number(usage?[key].map { CountText.text($0) })]
    }
    return columns.hasCost ? tokens + [[.number(cost)]] : tokens
  }

  private func reason(_ row: LedgerRow) -> [ReportInline] {
    [.own("\(row.reason)")] + (row.includedIn.map(place.link) ?? [])
  }

  /// Whether the store states what was counted.
  private var check: String {
    let trace = analysed.trace
    if trace.statedTokenUsage == nil, trace.statedCost == nil { return "nothing stated" }
    let different = ledger.differing.map { "\($0.title)" } + (analysed.cost.differs ? ["Cost"] : [])
    return different.isEmpty ? "✓ equal" : "▲ different: \(different.joined(separator: ", "))"
  }
}
