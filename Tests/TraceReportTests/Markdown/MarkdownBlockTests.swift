import JSONBytes
import Testing

@testable import TraceReport

@Suite("Blocks of Markdown") struct MarkdownBlockTests {
  @Test(
    "Paragraphs are apart by empty lines",
    arguments: [
      ("", ""), ("\n\n", ""), ("one", "<p>one</p>\n"), ("one\ntwo\n", "<p>one\ntwo</p>\n"),
      ("one\n\n\ntwo", "<p>one</p>\n<p>two</p>\n"), ("a<b", "<p>a&lt;b</p>\n"),
      ("one  \ntwo", "<p>one<br>\ntwo</p>\n"), ("one\\\ntwo", "<p>one<br>\ntwo</p>\n"),
      ("one \n two", "<p>one\ntwo</p>\n"), ("a\u{0}b", "<p>a␀b</p>\n"),
      ("a\u{202E}b", "<p>a‹U+202E›b</p>\n"),
      ("a\r\nb\rc", "<p>a\nb\nc</p>\n"),
      ("\"it's\" & so", "<p>&quot;it&#39;s&quot; &amp; so</p>\n"),
    ]
  )
  func paragraphs(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test(
    "A heading only looks like one: it is none of the page’s",
    arguments: [
      ("# a", "<p class=\"h1\">a</p>\n"), ("## a *b*", "<p class=\"h2\">a <em>b</em></p>\n"),
      ("### a", "<p class=\"h3\">a</p>\n"), ("#### a", "<p class=\"h3\">a</p>\n"),
      ("###### a", "<p class=\"h3\">a</p>\n"),
      ("a\n===\nb\n---", "<p class=\"h1\">a</p>\n<p class=\"h2\">b</p>\n"),
      ("####### a", "<p>####### a</p>\n"), ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
    ]
  )
  func headings(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test(
    "Code is shown as it is",
    arguments: [
      ("    a < b\n", "<pre><code>a &lt; b\n</code></pre>\n"),
      ("```\n*a*\n```", "<pre><code>*a*\n</code></pre>\n"),
      (
        "```py x\na\n```\nb",
        "<div class=\"code\"><small>py x</small><pre><code>a\n</code></pre></div>\n<p>b</p>\n"
      ),
      (
        "~~~ \"><script>\n</code></pre>\n~~~",
        "<div class=\"code\"><small>&quot;&gt;&lt;script&gt;</small>"
          + "<pre><code>&lt;/code&gt;&lt;/pre&gt;\n</code></pre></div>\n"
      ),
      ("```\nopen", "<pre><code>open\n</code></pre>\n"), ("`a<b`", "<p><code>a&lt;b</code></p>\n"),
    ]
  )
  func code(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test(
    "Lists are tight or loose and begin at their number",
    arguments: [
      ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
      ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
      ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      ("7) a", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"),
      ("0. a", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"),
      ("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"),
      ("-\n- b", "<ul>\n<li></li>\n<li>b</li>\n</ul>\n"),
      ("> - a\n> b", "<blockquote>\n<ul>\n<li>a\nb</li>\n</ul>\n</blockquote>\n"),
      ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
    ]
  )
  func lists(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test(
    "Raw HTML is shown as text",
    arguments: [
      (
        "<script>alert(1)</script>",
        "<pre class=\"raw\">&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>\n"
      ),
      (
        "<think>\na *b*\n</think>",
        "<pre class=\"raw\">&lt;think&gt;\na *b*\n&lt;/think&gt;\n</pre>\n"
      ),
      ("a <b onclick='x()'>b</b>", "<p>a &lt;b onclick=&#39;x()&#39;&gt;b&lt;/b&gt;</p>\n"),
      ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>\n"),
      (
        "<img src=x onerror=alert(1)>",
        "<pre class=\"raw\">&lt;img src=x onerror=alert(1)&gt;\n</pre>\n"
      ),
      ("a &lt;b&gt; &copy; &#0; &#x202e;", "<p>a &lt;b&gt; © \u{FFFD} ‹U+202E›</p>\n"),
    ]
  )
  func rawHTML(text: String, expected: String) { #expect(markdown(text) == expected) }

  @Test("Nesting beyond the limit is shown flat")
  func nesting() {
    let html = markdown(String(repeating: "> ", count: 70) + "deep\n\nend")
    #expect(html.components(of: "<blockquote>") == 60)
    #expect(html.components(of: "</blockquote>") == 60)
    #expect(html.contains("<p>deep</p>"))
    #expect(html.hasSuffix("</blockquote>\n<p>end</p>\n"))
    let list = markdown(String(repeating: "- ", count: 70) + "deep")
    #expect(list.components(of: "<ul>") == 60)
    #expect(list.components(of: "<li>") == 60)
    #expect(list.contains("<p>deep</p>"))
    let emphasis = markdown(
      String(repeating: "*a ", count: 1000) + "b" + String(repeating: " a*", count: 1000)
    )
    #expect(emphasis.components(of: "<em>") == 60)
    #expect(emphasis.components(of: "</em>") == 60)
  }

  @Test("What follows on what is in the buffer is not begun by an empty line")
  func appending() {
    for text in ["a", "*a*"] {
      var renderer = MarkdownRenderer()
      var buffer = ByteBuffer()
      buffer.append("<div>")
      _ = renderer.render(Array(text.utf8)[...], attachments: { _ in nil }, into: &buffer)
      #expect(buffer.string().hasPrefix("<div><p>"))
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
