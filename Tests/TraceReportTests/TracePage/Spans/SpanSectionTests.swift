import Testing
import TraceModel

@testable import TraceReport

@Suite("Title and attributes of a span")
struct SpanSectionTests {
  @Test("A title says which of several spans it is, and from when to when it ran")
  func title() throws {
    let page = try tracePage(
      Trace([
        Span("a", 5_000, 1_765_000).named("f"), Span("b", 7_000, nil).named("f"),
        Span("c", 5_000, 5_000),
      ])
    )
    let unit = "<small>\u{2009}"
    #expect(page.contains("f <span class=\"o\">1</span> <span class=\"st pill ok\">"))
    #expect(page.contains("<span class=\"sub\">0 → +1.76\(unit)ms</small></span></h3>"))
    #expect(page.contains("<span class=\"sub\">+2.00\(unit)µs</small> → not ended</span></h3>"))
    #expect(page.contains("<span class=\"sub\">0 → 0</span></h3>"))
  }

  @Test("Attributes that say nothing new are named in a line below the others")
  func attributes() throws {
    let span = Span("a", kind: .chatModel).inputs(#"{"model":"m","n<":2}"#).with { span in
      span.attributes = ["model": #""m""#, "n<": "2", "own": "1", "x": "null", "y": "null"]
        .sorted { $0.key < $1.key }.map { Attribute(key: $0.key, value: recorded($0.value)) }
    }
    let page = try tracePage(Trace([span]))
    _ = try HTMLTags(page)
    #expect(page.contains("<div><dt>own</dt><dd><code>1</code></dd></div>\n</dl>"))
    #expect(page.contains("<p class=\"hint\">As Input above: <code>model, n&lt;</code></p>"))
    #expect(page.contains("<p class=\"hint\">Null: <code>x, y</code></p>"))
    #expect(!page.contains("<dt>null</dt>") && !page.contains("As Output"))
  }

  @Test("A span whose attributes are all known has no list of them")
  func noneOwn() throws {
    let span = Span("a").with { $0.attributes = [Attribute(key: "x", value: recorded("null"))] }
    let page = try tracePage(Trace([span]))
    #expect(page.contains("</summary><p class=\"hint\">Null: <code>x</code></p>"))
  }
}
