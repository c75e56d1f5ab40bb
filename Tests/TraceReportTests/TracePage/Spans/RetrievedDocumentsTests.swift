import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Documents that a retriever found")
struct RetrievedDocumentsTests {
  /// The list of a span's output; nil where it is shown as JSON.
  private func shown(_ output: String, kind: SpanKind = .retriever) -> String? {
    let span = Span("retrieve", 0, 10, kind: kind).outputs(output)
    guard let documents = RetrievedDocuments(of: span) else { return nil }
    var html = ByteBuffer(capacity: 1024)
    var payloads = PayloadWriter(rendersMarkdown: false)
    documents.write(to: &html, payloads: &payloads)
    return String(decoding: html.bytes(), as: UTF8.self)
  }

  @Test("What is told of a document stands before its text, whatever it is called")
  func whole() {
    let html = shown(
      #"[{"page_content":"Text","metadata":{"score":0.50,"at":null},"id":"d1","type":"Document"}]"#
    )
    #expect(
      html == """
        <h4>Output <span class="o">1 document</span></h4>
        <ol class="docs"><li><p>\
        <span class="at"><code>score</code> 0.50</span> \
        <span class="at"><code>at</code> null</span> \
        <span class="at"><code>id</code> d1</span> \
        <span class="at"><code>type</code> Document</span> \
        </p><div class="text"><pre class="plain">Text</pre></div>
        </li>
        </ol>

        """
    )
  }

  @Test(
    "Only a list of documents is one, and only of a retriever or reranker",
    arguments: [
      "[]", "{}", #""text""#, #"[{"page_content":1}]"#, #"[{"page_content":"a"},{"text":"b"}]"#,
      #"{"page_content":"a"}"#, "[1]",
    ]
  )
  func others(output: String) {
    #expect(shown(output) == nil)
    #expect(shown(#"[{"page_content":"a"}]"#, kind: .tool) == nil)
    #expect(shown(#"[{"page_content":"a"}]"#, kind: .reranker) != nil)
  }

  @Test("Nothing of a document becomes markup, and only addresses of the web become links")
  func hostile() throws {
    let html = try #require(
      shown(
        #"""
        [{"page_content":"<script>1</script>","metadata":{"<b>":"javascript:alert(1)",
        "u":"https://a.example/\"><script>","m":[1,{"<i>":"</li>"}]}},
        {"page_content":"","metadata":"<u>"}]
        """#
      )
    )
    for tag in ["<script", "<b>", "<i>", "<u>", "href=\"javascript"] {
      #expect(!html.contains(tag))
    }
    #expect(html.ranges(of: "</li>").count == 2)
    #expect(html.ranges(of: "<a href=").count == 1)
    #expect(html.contains("<code>metadata</code> &lt;u&gt;"))
  }

  @Test("Ten documents are shown, the others one click away")
  func many() throws {
    let list = (1...12).map { #"{"page_content":"no \#($0)."}"# }.joined(separator: ",")
    let html = try #require(shown("[\(list)]"))
    let fold = try #require(html.firstRange(of: "<details"))
    #expect(html[..<fold.lowerBound].contains("no 10."))
    #expect(html[fold.lowerBound...].contains("<summary>2 more documents</summary>"))
    #expect(html[fold.lowerBound...].contains("start=\"11\""))
    #expect(html[fold.lowerBound...].contains("no 11."))
  }
}
