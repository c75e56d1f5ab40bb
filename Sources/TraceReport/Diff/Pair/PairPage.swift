package import JSONBytes
package import TraceAnalysis

/// The page of a pair: one case as base and head answered it, side by side.
package struct PairPage {
  private let contents: PairContents

  /// - Parameters:
  ///   - base: The trace of base.
  ///   - head: The trace of head.
  ///   - surroundings: What lies around the page.
  package init(
    base: AnalysedTrace,
    head: AnalysedTrace,
    surroundings: PairSurroundings
  ) {
    contents = PairContents(base, head, surroundings)
  }

  private var surroundings: PairSurroundings { contents.surroundings }

  /// Appends the page as HTML; it lies in a folder of the site.
  package func write(in shell: PageShell, to html: inout ByteBuffer) {
    let title = "\(contents.title) · \(surroundings.reportTitle)"
    shell.write(PageShell.Frame(title: title, kind: "pair", root: "../"), to: &html) { html in
      writeBreadcrumb(to: &html)
    } neighbours: { html in
      writeNeighbours(to: &html)
    } content: { html in
      html.append("<div class=\"pair\">\n")
      writeTitle(to: &html)
      contents.answers.write(to: &html)
      contents.facts.write(to: &html)
      PairWaterfall(contents).write(to: &html)
      writeSections(to: &html)
      html.append("</div>\n")
    }
  }

  /// Assessments to the left of tools and settings, repeats below both.
  private func writeSections(to html: inout ByteBuffer) {
    let doing = contents.doing
    let isDivided = contents.judged != nil && !doing.isEmpty
    if isDivided { html.append("<div class=\"grid g11\"><div>\n") }
    contents.judged?.write(to: &html)
    if isDivided { html.append("</div><div>\n") }
    for section in doing { section.write(to: &html) }
    if isDivided { html.append("</div></div>\n") }
    contents.repeats?.write(to: &html)
  }

  private func writeBreadcrumb(to html: inout ByteBuffer) {
    html.append(" <span aria-hidden=\"true\">/</span> ")
    html.append([.link(surroundings.reportTitle, to: surroundings.reportAddress)])
    html.appendCrumb("case \(surroundings.number)")
  }

  private func writeNeighbours(to html: inout ByteBuffer) {
    if surroundings.previousAddress == nil, surroundings.nextAddress == nil { return }
    html.append("<nav class=\"pn\" aria-label=\"Neighbours\">")
    write(surroundings.previousAddress, "<a rel=\"prev\" href=\"", "← Previous", to: &html)
    write(surroundings.nextAddress, "<a rel=\"next\" href=\"", "Next →", to: &html)
    html.append("</nav>")
  }

  private func write(
    _ address: String?,
    _ start: StaticString,
    _ label: StaticString,
    to html: inout ByteBuffer
  ) {
    guard let address else { return }
    html.append(start)
    html.appendHTML(address)
    html.append("\">")
    html.append(label)
    html.append("</a>")
  }

  private func writeTitle(to html: inout ByteBuffer) {
    html.append("<div class=\"title\"><h1>")
    html.appendHTML(contents.title, in: .content)
    html.append("</h1>")
    for label in surroundings.labels { label.write(to: &html) }
    html.append("</div>\n<p class=\"sum\">")
    html.append(proof)
    html.append("</p>\n")
  }

  private var proof: [ReportInline] {
    surroundings.proof.words + [.own(" · base "), surroundings.base.link]
      + [.own(" · head "), surroundings.head.link]
  }
}

extension PairPage {
  /// Appends the page as Markdown.
  package func writeMarkdown(to text: inout ByteBuffer) {
    var markdown = MarkdownBlocks(appendingTo: text)
    markdown.write(blocks)
    text = markdown.text
  }

  private var blocks: [ReportBlock] {
    let labels = surroundings.labels.map { label in
      [label.glyph.map { "\($0) " }, "\(label.words)"].compactMap(\.self).joined()
    }
    let head: [ReportBlock] = [
      .paragraph(links), .heading(1, [.recorded(contents.title)]),
      .paragraph([.own(labels.isEmpty ? "" : labels.joined(separator: " · ") + " · ")] + proof),
    ]
    return head + contents.facts.blocks + contents.answers.blocks
      + [.heading(2, "Spans of both")] + PairSteps(contents).blocks
      + ([contents.judged] + contents.doing + [contents.repeats]).compactMap(\.self)
      .flatMap(\.markdown)
  }

  private var links: [ReportInline] {
    let neighbours = [
      ("← Previous", surroundings.previousAddress), ("Next →", surroundings.nextAddress),
    ]
    return [.link(surroundings.reportTitle, to: surroundings.reportAddress)]
      + neighbours.flatMap { label, address -> [ReportInline] in
        address.map { [.own(" · "), .link(label, to: $0)] } ?? []
      }
  }
}

extension PairSection {
  func write(to html: inout ByteBuffer) {
    html.append("<section><h2>")
    html.appendHTML(title, in: .content)
    if let remark {
      html.append(" <span class=\"sub\">")
      html.appendHTML(remark, in: .content)
      html.append("</span>")
    }
    html.append("</h2>\n")
    HTMLBlocks.write(blocks, to: &html)
    html.append("</section>\n")
  }
}
