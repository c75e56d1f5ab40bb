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

  /// Leads to the page with all rows of a table and more of their numbers: lists never end in silence.
  mutating func appendMore(
    _ count: Int,
    _ noun: String,
    to address: String,
    else words: StaticString
  ) {
    append("<p class=\"hint\"><a href=\"\(address)\">")
    if count > 0 { append(CountText.text(count, noun)) } else { append(words) }
    append("</a></p>\n")
  }

  /// A name that leads to the list of its traces; alone where it is too long for an address.
  mutating func appendListLink(_ name: String, _ filter: TraceFilter, in list: TraceList) {
    guard let fragment = list.fragment(filter, name) else { return appendHTML(name) }
    append("<a href=\"#")
    appendHTML(fragment)
    append("\">")
    appendHTML(name)
    append("</a>")
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
