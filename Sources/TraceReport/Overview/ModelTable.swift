import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes tokens and cost by model, the costliest first, then by calls.
struct ModelTable {
  let models: [SpanGroup<ExactText>]
  private let list: TraceList
  private let cost: CostSum
  private let prices: PriceTable?
  private let unpriced: UnpricedWords

  private static let shown = 8

  init(_ statistics: RunStatistics, _ prices: PriceTable?, _ list: TraceList = TraceList()) {
    self.list = list
    models = statistics.models.sorted { a, b in
      (b.cost.totalUSD ?? -1, b.spans, a.key)
        < (a.cost.totalUSD ?? -1, a.spans, b.key)
    }
    cost = statistics.numbers.cost
    self.prices = prices
    unpriced = UnpricedWords(statistics, prices)
  }

  /// What the mark of some costs means, then which calls have none; may be empty.
  var notes: [[ReportInline]] {
    let mark = "\(CostWords.mark) \(CostWords.byPrices(of: prices?.date)), else stated by spans."
    return (cost.priceTableUSD == nil ? [] : [[.own(mark)]])
      + (unpriced.sentence.isEmpty ? [] : [unpriced.sentence])
  }

  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>Tokens and cost by model <span class=\"sub\">by cost</span></h2>\n")
    if models.isEmpty {
      html.append("<p class=\"none\">No span names a model.</p>\n")
      writeNotes(to: &html)
      return html.append("</section>\n")
    }
    writeTable(models.prefix(Self.shown), to: &html)
    html.append("<p class=\"legend bars\"><span><i class=\"sw okbar\"></i> cost</span> ")
    html.append("<span><i class=\"sw tokbar\"></i> tokens</span> ")
    html.append("<span>each as a share of its highest</span></p>\n")
    writeNotes(to: &html)
    writeSilent(to: &html)
    html.appendMore(
      models.count - Self.shown,
      "more model",
      to: "models.html",
      else: "More on models"
    )
    html.append("</section>\n")
  }

  private func writeTable(_ rows: ArraySlice<SpanGroup<ExactText>>, to html: inout ByteBuffer) {
    html.appendTableHead("nums models", Self.columns)
    for row in rows { write(row, to: &html) }
    html.append("</tbody></table>\n")
  }

  private static let columns = [
    TableColumn("Model"), TableColumn("Calls", "n"), TableColumn("p50", "n"),
    TableColumn("p95", "n p95"), TableColumn("Input", "n"), TableColumn("Output", "n"),
    TableColumn("Cost", "n"),
    TableColumn(
      "<span class=\"vh\">Shares of the highest cost and of the most tokens</span>",
      "spark"
    ),
  ]

  private func write(_ row: SpanGroup<ExactText>, to html: inout ByteBuffer) {
    let durations = row.durationsNS.sorted()
    html.append("<tr><th scope=\"row\">")
    html.appendListLink(row.key.string, .model, in: list)
    html.append("</th><td class=\"n\">")
    html.append(count: Int64(row.spans))
    html.append("</td><td class=\"n\">")
    html.appendDuration(DurationText(percentile: 0.5, of: durations))
    html.append("</td><td class=\"n p95\">")
    html.appendHTML(QuantileText.text(0.95, of: durations))
    html.append("</td><td class=\"n\">")
    html.appendCount(row.usage?.input)
    html.append("</td><td class=\"n\">")
    html.appendCount(row.usage?.output)
    html.append("</td><td class=\"n\">")
    html.append([ReportInline.cost(row.cost)])
    html.append("</td><td class=\"spark\">")
    writeBar(row, to: &html)
    html.append("</td></tr>\n")
  }

  /// The cost above, the tokens below.
  private func writeBar(_ row: SpanGroup<ExactText>, to html: inout ByteBuffer) {
    html.append("<svg width=\"100%\" height=\"12\" aria-hidden=\"true\">")
    html.append("<rect class=\"track\" width=\"100%\" height=\"12\"/>")
    html.append("<rect class=\"okbar\" height=\"6\" width=\"")
    html.append(share: share(row.cost.totalUSD, of: models.compactMap(\.cost.totalUSD).max()))
    html.append("\"/><rect class=\"tokbar\" y=\"7\" height=\"5\" width=\"")
    html.append(share: share(row.tokens, of: models.compactMap(\.tokens).max()))
    html.append("\"/></svg>")
  }

  private func share(_ part: Double?, of most: Double?) -> Double {
    guard let part, let most, most > 0 else { return 0 }
    return part / most
  }

  private func writeNotes(to html: inout ByteBuffer) {
    for note in notes {
      html.append("<p class=\"hint\">")
      html.append(note)
      html.append("</p>")
    }
  }

  private func writeSilent(to html: inout ByteBuffer) {
    let calls = models.reduce(0) { $0 + $1.spans }
    let silent = models.reduce(0) { $0 + $1.spans - $1.reporting }
    guard silent > 0 else { return }
    html.append("<p class=\"hint\">\(CountText.text(Int64(silent))) of ")
    html.append(CountText.text(calls, "call"))
    html.append(" report no tokens; streams need <code>include_usage</code>.</p>")
  }
}

extension SpanGroup {
  /// All tokens, else what is known of them; nil where the spans report none.
  fileprivate var tokens: Double? {
    guard let usage else { return nil }
    return Double(usage.total ?? (usage.input ?? 0).addingClamped(usage.output ?? 0))
  }
}
