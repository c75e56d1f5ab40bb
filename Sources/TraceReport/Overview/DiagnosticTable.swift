import JSONBytes
import TraceModel

/// Writes what was odd, repaired or missing: a row a kind of diagnostic, with the traces it is about.
struct DiagnosticTable {
  let rows: [(code: Diagnostic.Code, traces: [IndexRow])]

  /// Traces that a row names.
  private static let shown = 3

  init(_ report: Report) {
    var traces: [Diagnostic.Code: [IndexRow]] = [:]
    for row in report.rows {
      for found in row.diagnostics { traces[found.code, default: []].append(row) }
    }
    rows = Diagnostic.Code.allCases.compactMap { code in traces[code].map { (code, $0) } }
  }

  func write(to html: inout ByteBuffer) {
    if rows.isEmpty { return }
    html.append("<section id=\"diagnostics\"><h2>Diagnostics ")
    html.append("<span class=\"sub\">what was odd, repaired or missing</span></h2>\n")
    html.appendTableHead("nums diag", Self.columns)
    for row in rows { write(row.code, row.traces, to: &html) }
    html.append("</tbody></table></section>\n")
  }

  private static let columns = [
    TableColumn("Traces", "n"), TableColumn("What"), TableColumn("Where", "req"),
  ]

  private func write(_ code: Diagnostic.Code, _ traces: [IndexRow], to html: inout ByteBuffer) {
    html.append("<tr><td class=\"n\">")
    html.append(count: Int64(traces.count))
    html.append("</td><th scope=\"row\">")
    html.append(code.title)
    html.append("</th><td class=\"req\">")
    for row in traces.prefix(Self.shown) {
      html.appendTraceLink(row)
      html.append(" ")
    }
    let rest = traces.count - Self.shown
    if rest > 0 { html.append("<span class=\"o\">and \(CountText.text(Int64(rest))) more</span>") }
    html.append("</td></tr>\n")
  }
}

extension Diagnostic.Code {
  /// What happened, in a few words.
  var title: StaticString {
    switch self {
    case .spansMissing: "Spans are missing"
    case .spansArchived: "Spans are in an archive that this version does not read"
    case .spanUnreadable: "A span's content cannot be read"
    case .rowUnreadable: "A value of the trace's rows cannot be read"
    case .unknownState: "A state is not known"
    case .attachmentMissing: "A recorded file is not in the store"
    case .duplicateTrace: "Traces have the id of an earlier one"
    case .sourcesDiffer: "Another source holds the trace otherwise"
    case .orphanSpan: "A span's parent is missing"
    case .parentCycle: "Spans are each other's ancestors"
    case .duplicateSpan: "Two spans have one id"
    case .rootMissing: "No root span"
    case .severalRoots: "Several root spans"
    case .endBeforeStart: "A span ends before it starts"
    case .spanInProgress: "A span has no end"
    case .eventTimesInMicroseconds: "Event times were recorded in microseconds"
    case .tokensDiffer: "Counted tokens are not those stated"
    case .costDiffers: "Counted cost is not the one stated"
    case .cacheBesideInput: "Cached tokens are counted beside the input"
    case .attributionUnclear: "Inner spans' tokens do not add up"
    case .streamWithoutUsage: "A stream without token usage"
    case .streamIncomplete: "A stream did not end as it should"
    case .firstTokenOutsideSpan: "A first token came before or after its span"
    case .nonStandardNumber: "A number that JSON does not know"
    }
  }
}
