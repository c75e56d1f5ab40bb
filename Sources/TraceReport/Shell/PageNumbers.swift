import JSONBytes

/// Links to the pages of a long list.
struct PageNumbers {
  /// In the site, one a page.
  let paths: [String]
  /// Place of the page among them.
  let current: Int
  /// The list's place on each page.
  let anchor: StaticString

  func write(to html: inout ByteBuffer) {
    guard paths.count > 1 else { return }
    html.append("<nav class=\"pages\" aria-label=\"Pages\">")
    var last = -1
    for page in paths.indices where isLinked(page) {
      if page > last + 1 { html.append("<span class=\"o\">…</span> ") }
      last = page
      html.append(page == current ? "<a aria-current=\"page\" href=\"" : "<a href=\"")
      html.append(paths[page])
      html.append("#")
      html.append(anchor)
      html.append("\">")
      html.append(decimal: page + 1)
      html.append("</a> ")
    }
    html.append("</nav>")
  }

  /// The same as a line for Markdown.
  var blocks: [ReportBlock] {
    if paths.count < 2 { return [] }
    let links = paths.enumerated().flatMap { page, path -> [ReportInline] in
      let number = "\(page + 1)"
      return [.own(" "), page == current ? .strong(number) : .link(number, to: path)]
    }
    return [.paragraph([.own("Pages:")] + links)]
  }

  /// The first page, the last one, those near, and every tenth: links to all of them would make the
  /// pages of a large store longer and longer.
  private func isLinked(_ page: Int) -> Bool {
    page == 0 || page == paths.count - 1 || abs(page - current) <= 10 || (page + 1) % 10 == 0
  }
}
