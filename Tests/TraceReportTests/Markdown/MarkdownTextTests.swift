import JSONBytes
import Testing

@testable import TraceReport

@Suite("Struck text, tasks and bare links of Markdown") struct MarkdownTextTests {
  @Test(
    "Text between two tildes is struck",
    arguments: [
      ("~~a~~", "<del>a</del>"), ("a ~~b~~ c", "a <del>b</del> c"), ("a~~b~~c", "a<del>b</del>c"),
      ("~~a *b* `c`~~", "<del>a <em>b</em> <code>c</code></del>"),
      ("**~~a~~**", "<strong><del>a</del></strong>"),
      ("~~**a**~~ b", "<del><strong>a</strong></del> b"), ("~~a\nb~~", "<del>a\nb</del>"),
      ("~~a ~~b~~ c~~", "~~a <del>b</del> c~~"), ("~~a~~ ~~b~~", "<del>a</del> <del>b</del>"),
      ("~~a", "~~a"), ("a~~", "a~~"), ("~~ a ~~", "~~ a ~~"), ("~~~a~~~ x", nil),
      ("~a~", "~a~"), ("a ~~~b~~~", "a ~~~b~~~"), ("~~a *b~~ c*", "~~a <em>b~~ c</em>"),
      ("~~a *b ~~c~~ d* e~~", "<del>a <em>b ~~c~~ d</em> e</del>"),
      ("\\~~a~~", "~~a~~"), ("`~~a~~`", "<code>~~a~~</code>"), ("~~<b>~~", "<del>&lt;b&gt;</del>"),
      ("~~删除。~~后", "<del>删除。</del>后"),
    ] as [(String, String?)]
  )
  func struck(text: String, expected: String?) {
    guard let expected else {
      #expect(!markdown(text).contains("<del>"))
      return
    }
    #expect(markdown(text) == "<p>\(expected)</p>\n")
  }

  private static let toDo = "<span aria-hidden=\"true\">☐</span><span class=\"vh\">to do</span>"
  private static let done = "<span aria-hidden=\"true\">☑</span><span class=\"vh\">done</span>"

  @Test(
    "Items with a box are tasks",
    arguments: [
      (
        "- [ ] a\n- [x] b",
        "<ul>\n<li class=\"task\">\(toDo) a</li>\n<li class=\"task\">\(done) b</li>\n</ul>\n"
      ),
      ("1. [X] *b*", "<ol>\n<li class=\"task\">\(done) <em>b</em></li>\n</ol>\n"),
      (
        "- [ ] a\n\n- b",
        "<ul>\n<li class=\"task\">\n<p>\(toDo) a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"
      ),
      (
        "> * [ ]\n>   a",
        "<blockquote>\n<ul>\n<li class=\"task\">\(toDo)\na</li>\n</ul>\n</blockquote>\n"
      ),
      ("- [ ]a", "<ul>\n<li>[ ]a</li>\n</ul>\n"), ("- [ ]", "<ul>\n<li>[ ]</li>\n</ul>\n"),
      ("- \\[ ] a [x]", "<ul>\n<li>[ ] a [x]</li>\n</ul>\n"), ("[ ] a", "<p>[ ] a</p>\n"),
      ("- a [ ] b", "<ul>\n<li>a [ ] b</li>\n</ul>\n"),
      ("- [x](http:y) a", "<ul>\n<li>x (<code>http:y</code>) a</li>\n</ul>\n"),
      ("- # [ ] a", "<ul>\n<li>\n<p class=\"h1\">[ ] a</p>\n</li>\n</ul>\n"),
    ]
  )
  func tasks(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test(
    "Bare addresses are links",
    arguments: [
      ("http://h", "{http://h}"),
      ("see https://h.de/a?b=c&d=e.", "see {https://h.de/a?b=c&amp;d=e}."),
      ("HTTPS://h/X", "{HTTPS://h/X}"), ("(http://h/a)", "({http://h/a})"),
      ("http://h/a_(b)", "{http://h/a_(b)}"),
      ("(http://h/a_(b)))", "({http://h/a_(b)}))"),
      ("http://h/a).b)", "{http://h/a).b})"),
      ("www.a.de", "{http://www.a.de|www.a.de}"),
      ("Www.a.de!", "{http://Www.a.de|Www.a.de}!"),
      ("http://h/a&hl;", "{http://h/a}&amp;hl;"),
      ("http://h/a;", "{http://h/a};"),
      ("\"http://h/a\"", "&quot;{http://h/a}&quot;"),
      ("**http://h/a**", "<strong>{http://h/a}</strong>"),
      ("http://h/a<b", "{http://h/a}&lt;b"),
      ("http://h/é", "{http://h/%C3%A9|http://h/é}"),
      ("~~http://h/a~~", "<del>{http://h/a}</del>"),
      ("a.b+c@x-y.de.", "{mailto:a.b+c@x-y.de|a.b+c@x-y.de}."),
      ("mailto:a@b.c", "mailto:{mailto:a@b.c|a@b.c}"),
      ("http://a http://b", "{http://a} {http://b}"),
      ("http://a\nwww.b", "{http://a}\n{http://www.b|www.b}"),
      ("http://u@h.de/", "{http://u@h.de/}"), ("http://[::1]", "http://[::1]"),
      ("http://", "http://"), ("xhttp://h", "xhttp://h"), ("1http://h", "1http://h"),
      ("ftp://h", "ftp://h"),
      ("javascript://h", "javascript://h"), ("xwww.a.de", "xwww.a.de"), ("www.", "www."),
      ("www..a", "www..a"),
      ("http://a_b.c", "http://a_b.c"), ("http://a_b.c.d", "{http://a_b.c.d}"),
      ("a@b", "a@b"), ("a@b.", "a@b."), ("a@b.c-", "a@b.c-"), ("@b.c", "@b.c"),
      ("`http://h`", "<code>http://h</code>"),
      ("[http://a](http://b)", "{http://b|http://a}"),
      ("[http://a](javascript:b)", "http://a (<code>javascript:b</code>)"),
      ("<http://h>", "{http://h}"),
      ("![http://a](x)", "image: http://a (<code>x</code>)"),
      ("<a href=\"http://h\">", "&lt;a href=&quot;http://h&quot;&gt;"),
    ]
  )
  func bareLinks(text: String, expected: String) {
    let html = expected.replacing(#/{([^|}]*)\|?([^}]*)}/#) { match in
      let shown = match.2.isEmpty ? match.1 : match.2
      return "<a href=\"\(match.1)\" rel=\"noopener noreferrer nofollow\">\(shown)</a>"
    }
    #expect(markdown("a " + text) == "<p>a \(html)</p>\n")
  }

  @Test("Bare links are not in raw HTML, and in no description of a picture")
  func elsewhere() {
    #expect(!markdown("<div>http://h</div>").contains("<a"))
    #expect(!markdown("```\nhttp://h www.a.b c@d.e ~~f~~\n```").contains("<a"))
    let (html, _) = markdown(Array("![~~a~~ http://h](att://1)".utf8)) { _ in "p/1.png" }
    #expect(html == "<p><img src=\"p/1.png\" alt=\"~~a~~ http://h\" loading=\"lazy\"></p>\n")
  }

  @Test(
    "Texts without the bytes of an extension do not pay for it",
    arguments: [
      ("plain | text: a.b ~ 1. Really, www and [x", []), ("a | b\n-|-", .tables),
      ("a~~b", .struckText),
      ("a ~~b \\~", []), ("[x]", .tasks), ("a@b", .bareLinks), ("a://b", .bareLinks),
      ("www.", .bareLinks),
    ] as [(String, MarkdownFeatures)]
  )
  func features(text: String, expected: MarkdownFeatures) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBufferPointer { MarkdownSurvey($0).features } == expected)
  }
}
