import JSONBytes

extension MarkdownWriter {
  /// Begins a table and its header; the box around it scrolls where the table is too wide.
  mutating func openTable() {
    openBlock("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">")
    buffer.append("<table>\n<thead>\n")
  }

  mutating func openTableBody(isEmpty: Bool) {
    buffer.append(isEmpty ? "</thead>\n" : "</thead>\n<tbody>\n")
  }

  mutating func closeTable(isEmpty: Bool) {
    buffer.append(isEmpty ? "</table></div>\n" : "</tbody>\n</table></div>\n")
  }

  mutating func openCell(isHeader: Bool, _ alignment: MarkdownTableColumns.Alignment) {
    buffer.append(isHeader ? "<th scope=\"col\"" : "<td")
    switch alignment {
    case .left: buffer.append(">")
    case .center: buffer.append(" class=\"al-c\">")
    case .right: buffer.append(" class=\"al-r\">")
    }
  }

  mutating func closeCell(isHeader: Bool) { buffer.append(isHeader ? "</th>" : "</td>") }

  /// Appends one cell for all that a row lacks, at most 1,000 columns wide, as HTML has it.
  ///
  /// With a cell for each, a page could be thousands of times as long as what is recorded.
  mutating func fillRow(_ missing: Int) {
    guard missing > 0 else { return }
    buffer.append("<td")
    if missing > 1 {
      buffer.append(" colspan=\"")
      buffer.append(decimal: min(missing, 1000))
      buffer.append("\"")
    }
    buffer.append("></td>")
  }
}
