import JSONBytes
import Testing

@testable import TraceReport

@Suite("Tables of Markdown") struct MarkdownTableTests {
  private static let rel = " rel=\"noopener noreferrer nofollow\""

  @Test("A table has a header, rows and a box that scrolls")
  func whole() {
    let expected = """
      <div class="scroll" tabindex="0" role="region" aria-label="Table"><table>
      <thead>
      <tr><th scope="col">a</th><th scope="col">b</th></tr>
      </thead>
      <tbody>
      <tr><td>1</td><td>2</td></tr>
      <tr><td>3</td><td>4</td></tr>
      </tbody>
      </table></div>

      """
    #expect(markdown("| a | b |\n|---|---|\n| 1 | 2 |\n|3|4|\n") == expected)
    #expect(markdown("a | b\n-|-\n1 | 2\n3|4") == expected)
    #expect(markdown("| a | b |\r\n|---|---|\r\n| 1 | 2 |\r\n|3|4|\r\n") == expected)
    #expect(markdown("\u{FEFF}| a | b |\n|---|---|\n| 1 | 2 |\n|3|4|\n\n") == expected)
  }

  @Test("Columns are aligned by classes")
  func alignment() {
    let html = markdown("|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|4|")
    let header =
      "<tr><th scope=\"col\">a</th><th scope=\"col\">b</th><th scope=\"col\" class=\"al-c\">c</th>"
      + "<th scope=\"col\" class=\"al-r\">d</th></tr>"
    let row = "<tr><td>1</td><td>2</td><td class=\"al-c\">3</td><td class=\"al-r\">4</td></tr>"
    #expect(html.contains(header))
    #expect(html.contains(row))
  }

  @Test(
    "Cells are escaped and have inline markup",
    arguments: [
      ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;"), ("\u{202E}x", "‹U+202E›x"),
      ("a \\| b", "a | b"), ("`a \\| b`", "<code>a | b</code>"), ("a\\\\|", "a|"),
      ("**a** *b*", "<strong>a</strong> <em>b</em>"), ("~~a~~", "<del>a</del>"),
      ("[a](http://h)", "<a href=\"http://h\"\(rel)>a</a>"),
      ("[a](javascript:x)", "a (<code>javascript:x</code>)"),
      ("http://h/x", "<a href=\"http://h/x\"\(rel)>http://h/x</a>"),
      ("[a][r]", "<a href=\"http://d/\"\(rel)>a</a>"), ("[r]", "<a href=\"http://d/\"\(rel)>r</a>"),
      ("<script>", "&lt;script&gt;"), ("&lt;b&gt;", "&lt;b&gt;"),
      ("![p](http://i)", "<a href=\"http://i\"\(rel)>image: p</a>"),
      ("# *a*", "# <em>a</em>"), ("- *a*", "- <em>a</em>"), ("> *a*", "&gt; <em>a</em>"),
      ("1. `a`", "1. <code>a</code>"), ("```", "```"), ("~~~", "~~~"), ("***", "***"),
      ("<div>*a*", "&lt;div&gt;<em>a</em>"), ("[s]: http://x", "[s]: "), ("a \\ ", "a \\"),
      ("`a", "`a"), ("*a", "*a"), ("    a_b", "a_b"), ("", ""),
    ]
  )
  func cells(text: String, expected: String) {
    let link = "<a href=\"http://x\"\(Self.rel)>http://x</a>"
    let wanted = text.hasPrefix("[s]") ? expected + link : expected
    let html = markdown("|h|i|\n|-|-|\n|\(text)|2|\n\n[r]: http://d/")
    #expect(html.contains("<tr><td>\(wanted)</td><td>2</td></tr>"), "\(html)")
    let header = markdown("|\(text)|i|\n|-|-|\n\n[r]: http://d/")
    #expect(header.contains("<th scope=\"col\">\(wanted)</th><th scope=\"col\">i</th>"))
  }

  @Test("A picture that is an attachment is shown in a cell")
  func pictures() {
    let text = "|h|\n|-|\n|![a](att://1)|"
    let (html, _) = markdown(Array(text.utf8)) { $0 == "att://1" ? "p/1.png" : nil }
    #expect(html.contains("<td><img src=\"p/1.png\" alt=\"a\" loading=\"lazy\"></td>"))
  }

  @Test("Rows may have fewer cells than the header, and what is more is in the last")
  func rowLengths() {
    let html = markdown("|a|b|c|\n|-|-|-|\n|1|\n|1|2|\n|1|2|3| 4 | *5* |\n|")
    let rows = [
      "<tr><td>1</td><td colspan=\"2\"></td></tr>", "<tr><td>1</td><td>2</td><td></td></tr>",
      "<tr><td>1</td><td>2</td><td>3| 4 | <em>5</em></td></tr>",
      "<tr><td></td><td colspan=\"2\"></td></tr>",
    ]
    #expect(html.contains(rows.joined(separator: "\n")), "\(html)")
  }

  @Test(
    "What is no table stays as it is",
    arguments: [
      "a | b\n-|-|-", "a | b", "-|-\na | b", "|-|-|", "a\\|b\n-|-", "a | b\n=|=", "a | b\n:|:",
      "a | b\n-|- x",
    ]
  )
  func noTables(text: String) {
    let shown = text.replacing("\\|", with: "|")
    #expect(markdown(text) == "<p>\(shown)</p>\n")
  }

  @Test("A table in code is code")
  func code() {
    #expect(!markdown("```\n| a |\n|---|\n```").contains("<table>"))
    #expect(!markdown("    | a |\n    |---|\n").contains("<table>"))
    #expect(!markdown("<pre>\n| a |\n|---|\n</pre>").contains("<table>"))
  }

  @Test("Lines before the header are a paragraph")
  func preface() {
    let html = markdown("one *two*\n# no\n\none *two*\n    # x\na | b\n-|-\n1|2")
    #expect(
      html.hasPrefix(
        "<p>one <em>two</em></p>\n<p class=\"h1\">no</p>\n<p>one <em>two</em>\n# x</p>\n<div"
      )
    )
    #expect(html.contains("<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>"))
    let defined = markdown("[r]: http://d\n| [r] | b |\n|-|-|\n| *1* | `2` |")
    #expect(defined.hasPrefix("<div class=\"scroll\""))
    #expect(defined.contains("<a href=\"http://d\"\(Self.rel)>r</a></th>"))
    #expect(defined.contains("<td><em>1</em></td><td><code>2</code></td>"))
  }

  @Test("A line across the page may follow at once")
  func rule() {
    for tail in ["", "\n", "\nend", "\n\nend"] {
      let html = markdown("|a|\n|-|\n|1|\n---" + tail)
      #expect(html.contains("<tr><td>1</td></tr>\n</tbody>\n</table></div>\n<hr>\n"))
      #expect(html.contains("<p>end</p>") == tail.contains("end"))
      #expect(!html.contains("<h" + "5>"))
    }
    #expect(markdown("|a|\n|-|\n===").contains("<tbody>\n<tr><td>===</td></tr>\n</tbody>"))
  }

  @Test(
    "Tables are within lists and quotes",
    arguments: [
      ("- x\n\n  |a|b|\n  |-|-|\n  |1|2|", "<ul>\n<li>\n<p>x</p>\n", "</li>\n</ul>\n"),
      ("- |a|b|\n  |-|-|\n  |1|2|", "<ul>\n<li>\n", "</li>\n</ul>\n"),
      ("> |a|b|\n> |-|-|\n>|1|2|", "<blockquote>\n", "</blockquote>\n"),
      (
        "1. > - |a|b|\n   >   |-|-|\n   >   |1|2|", "<ol>\n<li>\n<blockquote>\n<ul>\n<li>\n",
        "</li>\n</ul>\n</blockquote>\n</li>\n</ol>\n"
      ),
      ("-\t|a|b|\n\t|-|-|\n\t|1|2|", "<ul>\n<li>\n", "</li>\n</ul>\n"),
      (
        "> |a|b|\n> |-|-|\n> |1|2|\nlazy *x*\n# y", "<blockquote>\n",
        "<p>lazy <em>x</em></p>\n</blockquote>\n<p class=\"h1\">y</p>\n"
      ),
    ]
  )
  func containers(text: String, before: String, after: String) {
    let table = markdown("|a|b|\n|-|-|\n|1|2|")
    #expect(markdown(text) == before + table + after)
  }

  @Test("A line below the header without the quote's mark makes no table")
  func lazyDelimiter() { #expect(!markdown("> a | b\n-|-").contains("<table>")) }

  @Test("Each table has its own cells")
  func several() {
    let text =
      "|*a*|\n|-|\n\nx *y*\n|b|\n|-|\n|`c`|\n\n- |[r]|\n  |-|\n\n[r]: http://d\n|**e**|\n|-|"
    let html = markdown(text)
    let parts = [
      "<em>a</em></th>", "<p>x <em>y</em></p>", "b</th>", "<code>c</code></td>", ">r</a></th>",
      "<strong>e</strong></th>",
    ]
    var rest = html[...]
    for part in parts {
      let found = rest.firstRange(of: part)
      #expect(found != nil, "\(part)")
      rest = found.map { rest[$0.upperBound...] } ?? rest
    }
    #expect(html.ranges(of: "<table>").count == 4)
  }
}
