import JSONBytes
import TraceAnalysis

/// Writes where the time of a case went in base and in head, with bars to the left for less and to the
/// right for more.
struct OriginTable {
  private let title: StaticString
  private let column: StaticString
  private let changes: [TimeChange]
  private let longest: Double

  /// Rows that stand open; the others are folded.
  private static let shown = 8

  /// - Parameters:
  ///   - title: Of the section, so is `column` of the first column.
  ///   - column: See `title`.
  ///   - changes: In the order of the rows.
  init(_ title: StaticString, _ column: StaticString, _ changes: [TimeChange]) {
    self.title = title
    self.column = column
    self.changes = changes
    longest = changes.map { $0.deltaNS.magnitude }.max() ?? 0
  }

  func write(cases: Int, to html: inout ByteBuffer) {
    html.append("<section>")
    html.appendTitle(title, remark: "mean over \(CountText.text(cases, "case"))")
    if let lead = TimeChange.lead(changes) {
      html.append("<p class=\"hint lead\">")
      html.append(lead)
      html.append("</p>\n")
    }
    writeTable(changes.prefix(Self.shown), hasTotal: changes.count <= Self.shown, to: &html)
    let rest = changes.dropFirst(Self.shown)
    html.appendFold(rest, "more row") { writeTable($0, hasTotal: true, to: &$1) }
    html.append("</section>\n")
  }

  private func writeTable(
    _ rows: ArraySlice<TimeChange>,
    hasTotal: Bool,
    to html: inout ByteBuffer
  ) {
    html.append("<table class=\"df or\"><thead><tr><th scope=\"col\">")
    html.append(column)
    html.append(
      "</th><th scope=\"col\" class=\"n\">Base</th><th scope=\"col\" class=\"n\">Head</th>"
    )
    html.append("<th scope=\"col\" class=\"n\">Change</th><th scope=\"col\" class=\"gl\">")
    html.append("<span class=\"vh\">Less or more time</span></th></tr></thead><tbody>\n")
    for row in rows { write(row, to: &html) }
    if hasTotal { writeTotal(to: &html) }
    html.append("</tbody></table>\n")
  }

  private func write(_ row: TimeChange, to html: inout ByteBuffer) {
    html.append("<tr><th scope=\"row\">")
    if let name = row.name {
      html.appendBadge(row.kind)
      html.append(" ")
      html.appendHTML(TextCut(name, limit: CaseText.limit).marked)
    } else {
      html.appendKind(row.kind)
    }
    html.append("</th>")
    for cell in row.cells { html.appendCell([cell]) }
    html.append("<td class=\"gl\">")
    writeBar(row, to: &html)
    html.append("</td></tr>\n")
  }

  private func writeBar(_ row: TimeChange, to html: inout ByteBuffer) {
    let length = longest > 0 ? row.deltaNS.magnitude / longest * 0.5 : 0
    html.append("<svg width=\"100%\" height=\"12\" aria-hidden=\"true\">")
    html.append("<rect class=\"self ")
    html.append(row.kind.cssClass)
    html.append("\" y=\"2\" height=\"8\" x=\"")
    html.append(share: row.deltaNS < 0 ? 0.5 - length : 0.5)
    html.append("\" width=\"")
    html.append(share: length)
    html.append("\"/><line class=\"base\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"12\"/></svg>")
  }

  private func writeTotal(to html: inout ByteBuffer) {
    html.append("<tr class=\"total\"><th scope=\"row\">Mean duration</th>")
    for cell in TimeChange.total(changes).cells { html.appendCell([cell]) }
    html.append("<td class=\"gl\"></td></tr>\n")
  }
}

extension TimeChange {
  var deltaNS: Double { headNS - baseNS }

  /// Base, head and change.
  var cells: [ReportInline] {
    [Self.text(baseNS, isSigned: false), Self.text(headNS, isSigned: false), Self.text(deltaNS)]
  }

  /// All rows together, which is the duration: a critical path leaves nothing out.
  static func total(_ changes: [TimeChange]) -> (cells: [ReportInline], deltaNS: Double) {
    let base = changes.reduce(0) { $0 + $1.baseNS }
    let head = changes.reduce(0) { $0 + $1.headNS }
    let cells = [text(base, isSigned: false), text(head, isSigned: false), text(head - base)]
    return (cells, head - base)
  }

  /// `search_docs makes +1.80 s of +2.10 s`, where one row makes most of a change; nil elsewhere.
  static func lead(_ changes: [TimeChange]) -> [ReportInline]? {
    let total = total(changes).deltaNS
    guard let first = changes.max(by: { $0.deltaNS.magnitude < $1.deltaNS.magnitude }),
      let name = first.name, first.deltaNS * total > 0,
      first.deltaNS.magnitude * 2 > total.magnitude, total.magnitude >= 1e6
    else { return nil }
    return [
      .recorded(TextCut(name, limit: 60).marked), .own(" makes "), text(first.deltaNS),
      .own(" where all spans together make "), text(total), .own("."),
    ]
  }

  private static func text(_ nanoseconds: Double, isSigned: Bool = true) -> ReportInline {
    let duration = DurationText(nanoseconds: Int64(clampingRounded: nanoseconds))
    let sign = isSigned && nanoseconds.rounded() > 0 ? "+" : ""
    return .quantity(sign + duration.number, unit: duration.unit)
  }
}
