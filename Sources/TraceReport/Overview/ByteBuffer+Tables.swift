import JSONBytes

/// A column of a table: its head and the classes of the head's cell.
struct TableColumn: Sendable {
  /// HTML of the tool's own.
  let title: StaticString
  let style: StaticString

  init(_ title: StaticString, _ style: StaticString = "") {
    self.title = title
    self.style = style
  }
}

extension ByteBuffer {
  /// A table up to the start of its body.
  mutating func appendTableHead(_ style: StaticString, _ columns: [TableColumn]) {
    append("<table class=\"")
    append(style)
    append("\"><thead><tr>")
    for column in columns {
      append("<th scope=\"col\" class=\"")
      append(column.style)
      append("\">")
      append(column.title)
      append("</th>")
    }
    append("</tr></thead><tbody>\n")
  }

  /// The rows of a table beyond the first ones, folded: lists never end in silence.
  mutating func appendFold<Rows: Collection>(
    _ rows: Rows,
    _ noun: String,
    _ write: (Rows, inout ByteBuffer) -> Void
  ) {
    if rows.isEmpty { return }
    append("<details class=\"more\"><summary>")
    append(CountText.text(rows.count, noun))
    append("</summary>")
    write(rows, &self)
    append("</details>")
  }
}
