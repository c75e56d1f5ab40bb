import JSONBytes

/// Writes a table of blocks in the site's style.
///
/// The first column of text names its row, numbers stand to the right, a bar comes last. On a narrow page
/// each cell says its column.
struct HTMLTable {
  private let table: ReportTable
  /// The column that names the rows.
  private let naming: Int

  /// From here on a table needs the width of a desk.
  private static let wide = 8
  /// Up to here it would only come apart on a wide page.
  private static let few = 3

  init(_ table: ReportTable) {
    self.table = table
    naming = table.columns.firstIndex { !$0.isNumber } ?? 0
  }

  func write(to html: inout ByteBuffer) {
    html.append("<table class=\"rows")
    html.append(style)
    html.append("\"><thead><tr>")
    for column in table.columns {
      html.append(column.isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
      html.appendHTML(column.title, in: .content)
      html.append("</th>")
    }
    if let title = table.barTitle {
      html.append("<th scope=\"col\" class=\"spark\"><span class=\"vh\">")
      html.appendHTML(title, in: .content)
      html.append("</span></th>")
    }
    html.append("</tr></thead><tbody>\n")
    for (cells, bar) in zip(table.rows, table.bars) { writeRow(cells, bar, to: &html) }
    html.append("</tbody></table>\n")
  }

  private var style: StaticString {
    let count = table.columns.count
    return count >= Self.wide ? " wide" : count <= Self.few ? " few" : ""
  }

  private func writeRow(_ cells: [[ReportInline]], _ bar: Double, to html: inout ByteBuffer) {
    html.append("<tr>")
    for (place, (column, cell)) in zip(table.columns, cells).enumerated() {
      html.append(place == naming ? "<th scope=\"row\"" : "<td")
      if column.isNumber { html.append(" class=\"n\"") }
      if place != naming {
        html.append(" data-l=\"")
        html.appendHTML(column.title)
        html.append("\"")
      }
      html.append(">")
      html.append(cell)
      html.append(place == naming ? "</th>" : "</td>")
    }
    if table.barTitle != nil { html.appendSpark(bar) }
    html.append("</tr>\n")
  }
}

extension ByteBuffer {
  /// The last cell of a row: a bar over a track, as long as a share of 0…1.
  fileprivate mutating func appendSpark(_ share: Double) {
    append("<td class=\"spark\"><svg width=\"100%\" height=\"10\" aria-hidden=\"true\">")
    append("<rect class=\"track\" width=\"100%\" height=\"10\"/>")
    append("<rect class=\"okbar\" height=\"10\" width=\"")
    append(share: share > 0 ? min(1, share) : 0)
    append("\"/></svg></td>")
  }
}
