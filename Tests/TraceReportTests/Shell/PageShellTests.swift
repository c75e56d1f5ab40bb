import JSONBytes
import SiteAssets
import Testing
import TraceModel

@testable import TraceReport

@Suite("Frame of a page") struct PageShellTests {
  @Test("Every place of the template is filled, text escaped")
  func filled() throws {
    let template = PageShell.Slot.allCases.map { "\($0.rawValue)={{\($0.rawValue)}};" }.joined()
    let shell = PageShell(
      try Template<PageShell.Slot>(Array(template.utf8), file: "page.html"),
      assets: PageShell.Assets(stylesheet: "a.css", script: "a.js", version: "1.2.3")
    )
    var html = ByteBuffer()
    let frame = PageShell.Frame(title: "</title><script>&\"'", kind: "trace", root: "../")
    shell.write(frame, to: &html) {
      $0.append("<b>crumb</b>")
    } neighbours: {
      $0.append("<i>next</i>")
    } content: {
      $0.append("<p>content</p>")
    }
    #expect(
      html.string()
        == "title=&lt;/title&gt;&lt;script&gt;&amp;&quot;&#39;;root=../;page=trace;"
        + "stylesheet=a.css;script=a.js;breadcrumb=<b>crumb</b>;neighbours=<i>next</i>;content=<p>content</p>;"
        + "version=1.2.3;"
    )
  }

  @Test("The policy is the first thing in the head of the tool's own template")
  func policy() throws {
    let html = try tracePage(Trace([]))
    let policy =
      #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; "#
      + #"script-src 'self'; img-src 'self' data:; media-src 'self' data:; base-uri 'none'; "#
      + #"form-action 'none'">"#
    let head = try #require(html.split(separator: "<head>").last)
    #expect(head.drop { $0.isWhitespace }.hasPrefix(policy))
    #expect(!html.contains("{{"))
  }
}
