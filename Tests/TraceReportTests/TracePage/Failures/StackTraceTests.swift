import JSONBytes
import Testing

@testable import TraceReport

@Suite("Stack traces on a page")
struct StackTraceTests {
  private func html(_ text: String, known: String? = nil) throws -> String {
    var html = ByteBuffer()
    StackTrace(text, known: known).write(to: &html) { $0.append("INNER") }
    let written = html.string()
    _ = try HTMLTags(written)
    return written
  }

  private static let inner = """
    Traceback (most recent call last):
      File "/v/site-packages/a/x.py", line 1, in g
      File "/v/site-packages/b.py", line 2, in h
        h<T>()
    E: "x"

    """
  private static let outer = inner.replacing(
    "  File \"/v/site-packages/a",
    with: "  File \"/app/m.py\", line 7, in f\n    g()\n  File \"/v/site-packages/a"
  )

  @Test("It stays as it was recorded, with folds between")
  func recorded() throws {
    #expect(
      try html(Self.inner) == """
        <pre>Traceback (most recent call last):
        </pre><details><summary>1 frame of a</summary><pre>\
          File "/v/site-packages/a/x.py", line 1, in g
        </pre></details><pre>\
          File "<i>/v/site-packages/b.py</i>", line 2, in <b>h</b>
            h&lt;T&gt;()
        E: "x"
        </pre>
        """
    )
  }

  @Test("Of an outer stack trace the frames before the inner one's are shown")
  func outer() throws {
    #expect(
      try html(Self.outer, known: Self.inner) == """
        <pre>Traceback (most recent call last):
          File "<i>/app/m.py</i>", line 7, in <b>f</b>
            g()
        </pre><p class="hint">The rest as in INNER</p>
        """
    )
    #expect(try html(Self.inner, known: Self.inner) == "")
    #expect(try html("none", known: Self.inner) == "<pre>none</pre>")
  }

  @Test("A line feed at the start of an element is written twice: browsers drop the first")
  func lineFeed() throws {
    #expect(try html("\nnone").hasPrefix("<pre>\n\nnone"))
  }

  @Test("Another text is shown as it is, a long one folded")
  func plain() throws {
    #expect(try html(#"{"a": "<b>"}"#) == #"<pre>{"a": "&lt;b&gt;"}</pre>"#)
    let long = try html(String(repeating: "x", count: 5000))
    #expect(long.hasPrefix("<details><summary>5\u{2009}000 bytes</summary><pre>xxx"))
  }

  @Test("Names of libraries are bounded: four of them, forty characters each")
  func libraries() throws {
    let name = String(repeating: "n", count: 100)
    let paths = [name, "<b>", "c", "d", "e", "f"].map { "/site-packages/\($0)/x.py" } + ["/app.py"]
    let text = paths.map { "  File \"\($0)\", line 1, in f\n" }.joined()
    let cut = String(repeating: "n", count: 40) + "…"
    #expect(
      try html(text).contains("<summary>6 frames of \(cut), &lt;b&gt;, c, d and 2 more</summary>")
    )
  }
}
