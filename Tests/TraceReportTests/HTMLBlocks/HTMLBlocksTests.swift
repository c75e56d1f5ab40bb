import JSONBytes
import Testing

@testable import TraceReport

@Suite("Blocks as HTML") struct HTMLBlocksTests {
  private func html(_ blocks: [ReportBlock]) -> String {
    var buffer = ByteBuffer()
    HTMLBlocks.write(blocks, to: &buffer)
    return buffer.string()
  }

  @Test("Each title of level 2 begins a section, others do not")
  func sections() {
    let blocks: [ReportBlock] = [
      .note("before"), .heading(2, "one"), .heading(3, "a"), .heading(2, "two"), .note("end"),
    ]
    #expect(
      html(blocks) == """
        <p>before</p>
        <section><h2>one</h2>
        <h3>a</h3>
        </section>
        <section><h2>two</h2>
        <p>end</p>
        </section>

        """
    )
  }

  @Test(
    "A run is an element of its own",
    arguments: [
      (.own("a & b"), "a &amp; b"), (.recorded("<b>"), "&lt;b&gt;"),
      (.strong("x"), "<strong>x</strong>"), (.bad("✕ 1"), #"<span class="err">✕ 1</span>"#),
      (.code("a<b"), "<code>a&lt;b</code>"),
      (.quantity("56.0", unit: "ms"), "56.0<small>\u{2009}ms</small>"),
      (.number(nil), #"<span class="no">–</span>"#),
      (.known(nil), #"<span class="no">–</span>"#),
      (.recorded("–"), "–"),
      (.link("a\"", to: "x.html#q=1"), #"<a href="x.html#q=1">a"</a>"#),
      (.link(" \u{2003}", to: "x.html"), #"<a href="x.html">(no name)</a>"#),
      (.anchor("f-1"), #"<span id="f-1"></span>"#),
    ] as [(ReportInline, String)]
  )
  func inlines(run: ReportInline, expected: String) {
    #expect(html([.paragraph([run])]) == "<p>\(expected)</p>\n")
  }

  @Test("Lists, quotes, code, pictures and folds")
  func blocks() {
    #expect(html([.list([[.own("a")], [.own("b")]])]) == "<ul><li>a</li>\n<li>b</li>\n</ul>\n")
    #expect(html([.quote(Array("<x>".utf8)[...])]) == "<blockquote>&lt;x&gt;</blockquote>\n")
    #expect(html([.code("{}", .json)]) == "<pre class=\"plain\">{}</pre>\n")
    #expect(html([.picture(path: "a/b.png")]).contains(#"src="a/b.png""#))
    #expect(
      html([.fold("2 more", [.note("x")])])
        == "<details class=\"more\"><summary>2 more</summary>\n<p>x</p>\n</details>\n"
    )
  }

  @Test("In a table the first column of text names the row, and cells say their columns")
  func table() {
    var table = ReportTable(["Runs#", "Tool", "Note"])
    table.add(.own("7"), .recorded("find"), .own("x"))
    #expect(
      html([.table(table)]) == """
        <table class="rows few"><thead><tr><th scope="col" class="n">Runs</th><th scope="col">Tool</th>\
        <th scope="col">Note</th></tr></thead><tbody>
        <tr><td class="n" data-l="Runs">7</td><th scope="row">find</th><td data-l="Note">x</td></tr>
        </tbody></table>

        """
    )
  }

  @Test("Bars come last, never longer than their cells")
  func bars() throws {
    var table = ReportTable(["Tool"], bars: "Share of runs")
    for bar in [0.25, 7, -1, .nan] { table.add([[.own("a")]], bar: bar) }
    let tags = try HTMLTags(html([.table(table)])).tags
    let widths = tags.filter { $0["class"] == "okbar" }.map { $0["width"] }
    #expect(widths == ["25%", "100%", "0%", "0%"])
  }

  @Test("A table of eight columns is a wide one")
  func wide() {
    #expect(html([.table(ReportTable(Array(repeating: "a", count: 8)))]).contains("rows wide"))
    #expect(!html([.table(ReportTable(Array(repeating: "a", count: 7)))]).contains("wide"))
  }

  @Test("No text makes an element or attribute", arguments: HostileTrace.attacks)
  func hostile(attack: String) throws {
    let harmless = String(attack.map { $0 == "\n" ? "\n" : "x" })
    #expect(try shapes(attack) == (try shapes(harmless)))
  }

  private func shapes(_ text: String) throws -> [String] {
    var table = ReportTable([text, text + "#"], bars: text)
    table.add(.recorded(text), .link(text, to: "a.html"))
    let runs: [ReportInline] = [
      .own(text), .recorded(text), .strong(text), .bad(text), .code(text),
      .quantity(text, unit: text), .link(text, to: text), .anchor(text),
    ]
    let bytes = Array(text.utf8)[...]
    let blocks: [ReportBlock] = [
      .heading(2, runs), .paragraph(runs), .list([runs]), .table(table), .quote(bytes),
      .code(bytes, .text), .picture(path: text), .fold(text, [.paragraph(runs)]),
    ]
    return try HTMLTags(html(blocks)).tags.map(\.shape)
  }
}
