import JSONBytes

extension ByteBuffer {
  /// A cell of a table; `style` is the element's classes.
  mutating func appendCell(_ runs: [ReportInline], _ style: StaticString = "n") {
    append("<td class=\"")
    append(style)
    append("\">")
    append(runs)
    append("</td>")
  }

  /// The title of a section with a remark at its right.
  mutating func appendTitle(_ title: StaticString, remark: String) {
    append("<h2>")
    append(title)
    append(" <span class=\"sub\">")
    appendHTML(remark)
    append("</span></h2>\n")
  }
}
