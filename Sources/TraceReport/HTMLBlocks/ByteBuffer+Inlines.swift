import JSONBytes

extension ByteBuffer {
  /// Appends runs of a line as HTML.
  mutating func append(_ runs: [ReportInline]) {
    for run in runs { append(run) }
  }

  private mutating func append(_ run: ReportInline) {
    switch run {
    case .own(ReportInline.unknown): appendUnknown()
    case .own(let text), .recorded(let text): appendHTML(text, in: .content)
    case .strong(let text): append(text, between: "<strong>", "</strong>")
    case .bad(let text): append(text, between: "<span class=\"err\">", "</span>")
    case .good(let text): append(text, between: "<span class=\"st ok\">", "</span>")
    case .removed(let text): append(text, between: "<del>", "</del>")
    case .added(let text): append(text, between: "<ins>", "</ins>")
    case .code(let text): append(text, between: "<code>", "</code>")
    case .quantity(let number, let unit):
      appendHTML(number, in: .content)
      append("\u{2009}\(unit)", between: "<small>", "</small>")
    case .link(let text, let address): append(link: text, to: address)
    case .anchor(let name):
      append("<span id=\"")
      appendHTML(name)
      append("\"></span>")
    }
  }

  private mutating func append(
    _ text: String,
    between start: StaticString,
    _ end: StaticString
  ) {
    append(start)
    appendHTML(text, in: .content)
    append(end)
  }

  /// A link has to have a name that can be seen, or nobody finds it.
  private mutating func append(link text: String, to address: String) {
    append("<a href=\"")
    appendHTML(address)
    append("\">")
    let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    appendHTML(isBlank ? "(no name)" : text, in: .content)
    append("</a>")
  }
}
