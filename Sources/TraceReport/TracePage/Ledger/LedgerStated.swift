import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what the store states for the whole trace, and whether that is what was counted.
struct LedgerStated {
  private let ledger: TokenLedger
  private let stated: TokenUsage?
  private let statedCost: Double?
  private let cost: TraceCost
  private let columns: LedgerColumns

  init(_ analysed: AnalysedTrace, columns: LedgerColumns) {
    ledger = analysed.ledger
    cost = analysed.cost
    stated = analysed.trace.statedTokenUsage
    statedCost = analysed.trace.statedCost?.total
    self.columns = columns
  }

  func write(to html: inout ByteBuffer) {
    html.append("<tr><th scope=\"row\">Stated by the store</th><td class=\"blank\"></td>")
    columns.write(stated, cost: statedCost.map(DollarText.text), to: &html)
    html.append("<td data-l=\"Check\">")
    writeCheck(to: &html)
    html.append("</td></tr>\n")
  }

  private func writeCheck(to html: inout ByteBuffer) {
    if stated == nil, statedCost == nil {
      html.append("<span class=\"none\">nothing stated</span>")
    } else if ledger.differing.isEmpty, !cost.differs {
      writeEqual(to: &html)
    } else {
      writeDifferences(to: &html)
    }
  }

  /// Says of which numbers, where the store does not state all.
  private func writeEqual(to html: inout ByteBuffer) {
    html.append("<span class=\"st ok\"><span aria-hidden=\"true\">✓</span> ")
    if stated == nil {
      html.append("cost ")
    } else if statedCost == nil, cost.sum.totalUSD != nil {
      html.append("tokens ")
    }
    html.append("equal</span>")
  }

  private func writeDifferences(to html: inout ByteBuffer) {
    html.append("<span class=\"warn\">")
    var isFirst = true
    for key in ledger.differing {
      if !isFirst { html.append(", ") }
      isFirst = false
      writeDifference(key, to: &html)
    }
    if cost.differs, let statedCost {
      if !isFirst { html.append(", ") }
      writeDifference(ofCost: statedCost, to: &html)
    }
    html.append("</span>")
  }

  private func writeDifference(ofCost stated: Double, to html: inout ByteBuffer) {
    guard let counted = cost.sum.totalUSD else {
      return html.append("cost not stated by any span")
    }
    html.append("cost differs by ")
    html.appendHTML(DollarText.text(abs(stated - counted)))
  }

  /// Unknown is not zero: nothing is subtracted from what no span reports.
  private func writeDifference(_ key: TokenKey, to html: inout ByteBuffer) {
    html.append(key.word)
    guard let counted = ledger.counted?[key], let stated = stated?[key] else {
      return html.append(" not reported by any span")
    }
    html.append(" differs by ")
    let (difference, overflows) = stated.subtractingReportingOverflow(counted)
    html.append(count: overflows ? .max : Int64(clamping: difference.magnitude))
  }
}

extension TokenKey {
  /// The key within a sentence.
  fileprivate var word: StaticString {
    switch self {
    case .input: "input"
    case .output: "output"
    case .total: "total"
    case .cacheRead: "cached"
    case .cacheCreation: "cache written"
    case .cacheCreationAbove1h: "cache written for over 1 h"
    case .reasoning: "reasoning"
    }
  }
}
