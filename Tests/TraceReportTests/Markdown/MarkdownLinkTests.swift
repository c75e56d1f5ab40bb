import JSONBytes
import Testing

@testable import TraceReport

@Suite("Links and images of Markdown") struct MarkdownLinkTests {
  private static let rel = " rel=\"noopener noreferrer nofollow\""

  @Test(
    "Links lead to http, https and mailto",
    arguments: [
      ("[a](http://h/x?b=1&c='d')", "http://h/x?b=1&amp;c=&#39;d&#39;", "a"),
      ("[a](HTTPS://h)", "HTTPS://h", "a"), ("[a](mailto:x@y.z)", "mailto:x@y.z", "a"),
      ("<https://h/a>", "https://h/a", "https://h/a"), ("<x@y.z>", "mailto:x@y.z", "x@y.z"),
      ("[a](<http://h/b c\"`{}>)", "http://h/b%20c%22%60%7B%7D", "a"),
      ("[a](http://h/é)", "http://h/%C3%A9", "a"),
      ("[a](http://h/\u{202E}b)", "http://h/%E2%80%AEb", "a"),
      ("[a][b]\n\n[b]: http://h", "http://h", "a"), ("[*a*](http://h)", "http://h", "<em>a</em>"),
      ("[a](h&#116;tp&colon;//h)", "http://h", "a"),
      ("[a](<&#9; http://h &#10;>)", "http://h", "a"),
      ("[](http://h)", "http://h", ""), ("[<b>](http://h)", "http://h", "&lt;b&gt;"),
    ]
  )
  func links(text: String, address: String, content: String) {
    #expect(markdown(text) == "<p><a href=\"\(address)\"\(Self.rel)>\(content)</a></p>\n")
  }

  @Test(
    "Other addresses are text",
    arguments: [
      ("[a](javascript:alert(1))", "javascript:alert(1)"),
      ("[a](JaVaScRiPt:alert(1))", "JaVaScRiPt:alert(1)"),
      ("[a](javascript&colon;alert&lpar;1&rpar;)", "javascript:alert(1)"),
      ("[a](&#106;avascript&#58;alert(1))", "javascript:alert(1)"),
      ("[a](<java\tscript:alert(1)>)", "java\tscript:alert(1)"),
      ("[a](\u{1}javascript:x)", "␁javascript:x"),
      ("[a](java&#10;script:x)", "java\nscript:x"), ("[a](vbscript:x)", "vbscript:x"),
      ("[a](data:text/html;base64,PHNjcmlwdD4=)", "data:text/html;base64,PHNjcmlwdD4="),
      ("[a](data:image/svg+xml,<svg>)", "data:image/svg+xml,&lt;svg&gt;"),
      ("[a](file:///etc/passwd)", "file:///etc/passwd"),
      ("[a](//host/x)", "//host/x"), ("[a](/x)", "/x"), ("[a](x.html)", "x.html"),
      ("[a](#x)", "#x"),
      ("[a](http:x)", "http:x"), ("[a](http:/x)", "http:/x"), ("[a](https:\\\\h)", "https:\\h"),
      ("[a](http://)", "http://"),
      ("[a](ht&#9;tp://h)", "ht\ttp://h"), ("[a](http://h&#10;x)", "http://h\nx"),
      ("[a](ftp://h)", "ftp://h"),
      ("[a](https&#0;://h)", "https\u{FFFD}://h"), ("[a](blob:https://h)", "blob:https://h"),
      ("[a](view-source:http://h)", "view-source:http://h"), ("[a](\\\\\\\\h\\x)", "\\\\h\\x"),
      ("[a][b]\n\n[b]: javascript:x", "javascript:x"), ("[a](httpsx://h)", "httpsx://h"),
    ]
  )
  func otherAddresses(text: String, address: String) {
    #expect(markdown(text) == "<p>a (<code>\(address)</code>)</p>\n")
  }

  @Test(
    "Titles are kept and cannot end their attribute",
    arguments: [
      (
        "[a](http://h \"x\\\" onmouseover='y' <b>\")",
        "<a href=\"http://h\"\(rel) title=\"x&quot; onmouseover=&#39;y&#39; &lt;b&gt;\">a</a>"
      ),
      ("[a](http://h '\u{0}\"')", "<a href=\"http://h\"\(rel) title=\"␀&quot;\">a</a>"),
      ("[a](x \"t\")", "a (<code>x</code> &quot;t&quot;)"),
      ("![a](http://h \"t\")", "<a href=\"http://h\"\(rel) title=\"t\">image: a</a>"),
      ("[a]()", "a"), ("<javascript:alert(1)>", "javascript:alert(1)"),
    ]
  )
  func titles(text: String, expected: String) { #expect(markdown(text) == "<p>\(expected)</p>\n") }

  @Test(
    "Images are links and no link is within another",
    arguments: [
      ("![a](http://h/i.png)", "<a href=\"http://h/i.png\"\(rel)>image: a</a>"),
      ("![a *b*](http://h)", "<a href=\"http://h\"\(rel)>image: a <em>b</em></a>"),
      ("![a](i.png)", "image: a (<code>i.png</code>)"),
      ("![a](data:image/png;base64,AA)", "image: a (<code>data:image/png;base64,AA</code>)"),
      ("![](javascript:x)", "image:  (<code>javascript:x</code>)"),
      (
        "[![a](http://i)](http://h)",
        "<a href=\"http://h\"\(rel)>image: a (<code>http://i</code>)</a>"
      ),
      (
        "[![a](http://i)](javascript:x)",
        "<a href=\"http://i\"\(rel)>image: a</a> (<code>javascript:x</code>)"
      ),
      (
        "![[a](http://b)](http://h)",
        "<a href=\"http://h\"\(rel)>image: a (<code>http://b</code>)</a>"
      ),
    ]
  )
  func images(text: String, expected: String) { #expect(markdown(text) == "<p>\(expected)</p>\n") }

  @Test(
    "An attachment is shown as a picture",
    arguments: [
      ("![a](att://1)", "<img src=\"p/1.png\" alt=\"a\" loading=\"lazy\">"),
      (
        "![a \"b\" *c* `d` <e>\nf](att://1 \"t\")",
        "<img src=\"p/1.png\" alt=\"a &quot;b&quot; c d &lt;e&gt;\nf\" title=\"t\" loading=\"lazy\">"
      ),
      (
        "![a ![b](x) [c](y)](att://1)",
        "<img src=\"p/1.png\" alt=\"a image: b (x) c (y)\" loading=\"lazy\">"
      ),
      (
        "[![a](att://1)](http://h)",
        "<a href=\"http://h\"\(rel)><img src=\"p/1.png\" alt=\"a\" loading=\"lazy\"></a>"
      ),
      ("![a](att://2)", "image: a (<code>att://2</code>)"),
      ("[a](att://1)", "a (<code>att://1</code>)"),
    ]
  )
  func attachments(text: String, expected: String) {
    let rendered = markdown(Array(text.utf8)) { $0 == "att://1" ? "p/1.png" : nil }
    #expect(rendered.html == "<p>\(expected)</p>\n")
  }
}
